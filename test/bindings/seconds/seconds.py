"""An app of many repositories on the library whose module is named: `seconds.py cdk_ecr 100`."""

import sys
from importlib import import_module

from aws_cdk import App, Duration, Stack
from aws_cdk import aws_iam as iam

ecr = import_module(sys.argv[1])
stack = Stack(App(), "Images")
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("codebuild.amazonaws.com"))
for number in range(int(sys.argv[2])):
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
