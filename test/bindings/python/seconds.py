"""One app, on the library whose module is named: seconds.py tells how long it takes, from the first import to the end."""

import sys
import time

started = time.perf_counter()

from importlib import import_module

from aws_cdk import App, Duration, Stack
from aws_cdk import aws_iam as iam

ecr = import_module(sys.argv[1])

REPOSITORIES = 100

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
            ecr.LifecycleRule(description="keep production images", tag_pattern_list=["prod*"], max_image_count=9999),
            ecr.LifecycleRule(description="delete the rest", max_image_age=Duration.days(30)),
        ],
    )
    repository.on_image_scan_completed("ScanCompleted")
    repository.grant_pull_push(role)
stack.node.root.synth()

print(time.perf_counter() - started)
