"""Uses what jsii has to translate: the same program as typescript/language-features.ts."""

import json
import os
from datetime import datetime, timezone

import jsii
from aws_cdk import App, Aspects, Aws, CfnOutput, Duration, Fn, IAspect, IStableStringProducer, Lazy, Stack
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from cdk_ecr import (
    LifecycleImage,
    LifecyclePolicy,
    LifecycleRule,
    LifecycleRulePresets,
    Repository,
    RepositoryGrants,
    TagMutability,
    TagStatus,
)


class ReleasedRepository(Repository):
    """A subclass whose method the library, and aws-cdk-lib, call."""

    def repository_uri_for_tag_or_digest(self, tag_or_digest):
        return super().repository_uri_for_tag_or_digest("v1" if tag_or_digest == "stable" else tag_or_digest)


@jsii.implements(IAspect)
class ScanEverything:
    """An aspect that reaches through our construct to the resource below it."""

    def visit(self, node):
        if isinstance(node, Repository):
            node.node.default_child.image_scanning_configuration = ecr.CfnRepository.ImageScanningConfigurationProperty(
                scan_on_push=True
            )


@jsii.implements(IStableStringProducer)
class AccountName:
    def produce(self):
        return Fn.join("-", ["released", Aws.ACCOUNT_ID])


def error_of(action):
    try:
        action()
    except Exception as error:
        return {"type": type(error).__name__, "message": str(error)}
    raise AssertionError("no error was thrown")


app = App()
stack = Stack(app, "LanguageFeatures")
Aspects.of(stack).add(ScanEverything())
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("ecs-tasks.amazonaws.com"))

# Enums, structs, and a callback that returns a token.
released = ReleasedRepository(
    stack,
    "Released",
    repository_name=Lazy.string(AccountName()),
    image_tag_mutability=TagMutability.IMMUTABLE,
    lifecycle_rules=[LifecycleRule(tag_status=TagStatus.UNTAGGED, max_image_age=Duration.days(7))],
)
released.add_lifecycle_rule(tag_prefix_list=["v"], max_image_count=100)
released.grants.pull(role)

# A policy as a value, tried before it is used.
policy = LifecyclePolicy.of([LifecycleRulePresets.keep_tagged("prod*"), LifecycleRulePresets.keep_newest(1)])
planned = Repository(stack, "Planned", lifecycle_policy=policy)
preview = policy.preview(
    [
        LifecycleImage(
            digest="sha256:" + "a" * 64, pushed_at=datetime(2026, 1, 1, tzinfo=timezone.utc), tags=["prod-1"]
        ),
        LifecycleImage(digest="sha256:" + "b" * 64, pushed_at=datetime(2026, 1, 2, tzinfo=timezone.utc)),
        LifecycleImage(digest="sha256:" + "c" * 64, pushed_at=datetime(2026, 1, 3, tzinfo=timezone.utc)),
    ],
    now=datetime(2026, 2, 1, tzinfo=timezone.utc),
)

# Ours in a construct of aws-cdk-lib, and one of aws-cdk-lib in ours.
task = ecs.FargateTaskDefinition(stack, "Task")
task.add_container("Released", image=ecs.ContainerImage.from_ecr_repository(released, "stable"))
task.add_container("Planned", image=ecs.ContainerImage.from_ecr_repository(planned, "prod-1"))
RepositoryGrants.from_repository(ecr.Repository(stack, "Upstream")).push(role)

CfnOutput(stack, "Uri", value=released.repository_uri_for_tag("v1"))

elsewhere = Stack(App(), "Elsewhere")
report = {
    "badName": error_of(lambda: Repository(elsewhere, "BadName", repository_name="Bad Name")),
    "badRules": error_of(
        lambda: Repository(
            elsewhere,
            "BadRules",
            lifecycle_rules=[
                LifecycleRule(max_image_count=0),
                LifecycleRule(tag_status=TagStatus.TAGGED, max_image_count=5),
            ],
        )
    ),
    "expired": [outcome.digest for outcome in preview.expired],
}

app.synth()
with open(os.environ["FEATURES_REPORT"], "w", encoding="utf-8") as file:
    json.dump(report, file)
