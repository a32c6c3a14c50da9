"""
Seconds of one app on the library whose module is named: `seconds.py cdk_ecr` or `seconds.py aws_cdk.aws_ecr`.

Prints the seconds by the clock and by the processors, from the start of Python to its end. The processors' include those of
the Node process that the library runs in, and tell two libraries apart even while the machine does other work.
"""

import json
import resource
import subprocess
import sys
import time
from importlib import import_module

REPOSITORIES = 100


def app(module):
    from aws_cdk import App, Duration, Stack
    from aws_cdk import aws_iam as iam

    ecr = import_module(module)
    stack = Stack(App(), "Images")
    role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("codebuild.amazonaws.com"))
    for number in range(REPOSITORIES):
        repository = ecr.Repository(
            stack,
            f"Repository{number}",
            repository_name=f"team/service-{number}",
            encryption=ecr.RepositoryEncryption.AES_256,
            image_scan_on_push=True,
            image_tag_mutability=ecr.TagMutability.IMMUTABLE,
            lifecycle_rules=[
                ecr.LifecycleRule(
                    description="keep production images", tag_pattern_list=["prod*"], max_image_count=9999
                ),
                ecr.LifecycleRule(description="delete the rest", max_image_age=Duration.days(30)),
            ],
        )
        repository.on_image_scan_completed("ScanCompleted")
        repository.grant_pull_push(role)
    stack.node.root.synth()


def measure(module):
    started = time.perf_counter()
    subprocess.run([sys.executable, __file__, module, "--app"], check=True)
    wall = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps({"repositories": REPOSITORIES, "wall": wall, "cpu": used.ru_utime + used.ru_stime}))


if "--app" in sys.argv:
    app(sys.argv[1])
else:
    measure(sys.argv[1])
