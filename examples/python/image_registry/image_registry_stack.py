from aws_cdk import CfnOutput, Duration, RemovalPolicy, Stack
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_sqs as sqs
from cdk_ecr import (
    AuthorizationToken,
    ImageTagMutabilityExclusionFilter,
    LifecycleRule,
    PublicGalleryAuthorizationToken,
    Repository,
    RepositoryEncryption,
    RepositoryGrants,
    TagMutability,
)
from constructs import Construct


class ImageRegistryStack(Stack):
    """The images of one service: built by a CI role, scanned when pushed, run by Fargate."""

    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        key = kms.Key(self, "Key", enable_key_rotation=True)

        repository = Repository(
            self,
            "Repository",
            repository_name="team/service",
            encryption=RepositoryEncryption.KMS,
            encryption_key=key,
            image_scan_on_push=True,
            # A tag cannot move to another image, except the tags that are meant to move.
            image_tag_mutability=TagMutability.IMMUTABLE_WITH_EXCLUSION,
            image_tag_mutability_exclusion_filters=[
                ImageTagMutabilityExclusionFilter.wildcard("latest"),
                ImageTagMutabilityExclusionFilter.wildcard("dev-*"),
            ],
            # The first rule owns what it matches, so that the second one cannot delete it.
            lifecycle_rules=[
                LifecycleRule(description="keep production images", tag_pattern_list=["prod*"], max_image_count=9999),
                LifecycleRule(description="delete the rest", max_image_age=Duration.days(30)),
            ],
            removal_policy=RemovalPolicy.DESTROY,
            empty_on_delete=True,
        )

        scans = sqs.Queue(
            self,
            "Scans",
            encryption=sqs.QueueEncryption.SQS_MANAGED,
            retention_period=Duration.days(14),
        )
        repository.on_image_scan_completed(
            "ScanCompleted",
            description="Scans of team/service that completed",
            target=targets.SqsQueue(scans),
        )

        developer = iam.User(self, "Developer")
        AuthorizationToken.grant_read(developer)
        PublicGalleryAuthorizationToken.grant_read(developer)
        repository.grants.pull(developer)

        base_images = Repository.from_repository_name(self, "BaseImages", "platform/base")
        ci = iam.Role(self, "Ci", assumed_by=iam.ServicePrincipal("codebuild.amazonaws.com"))
        RepositoryGrants.from_repository(base_images).pull(ci)
        repository.grants.pull_push(ci)

        task = ecs.FargateTaskDefinition(self, "Task", cpu=256, memory_limit_mib=512)
        task.add_container("Service", image=ecs.ContainerImage.from_ecr_repository(repository, "prod-1"))

        CfnOutput(self, "RepositoryUri", value=repository.repository_uri)
