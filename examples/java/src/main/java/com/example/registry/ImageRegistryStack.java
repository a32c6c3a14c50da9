package com.example.registry;

import io.github.cdkecr.AuthorizationToken;
import io.github.cdkecr.IRepository;
import io.github.cdkecr.ImageTagMutabilityExclusionFilter;
import io.github.cdkecr.LifecycleRule;
import io.github.cdkecr.OnImageScanCompletedOptions;
import io.github.cdkecr.PublicGalleryAuthorizationToken;
import io.github.cdkecr.Repository;
import io.github.cdkecr.RepositoryEncryption;
import io.github.cdkecr.RepositoryGrants;
import io.github.cdkecr.TagMutability;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.User;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * The images of one service: built by a CI role, scanned when pushed, run by Fargate.
 */
public class ImageRegistryStack extends Stack {
    public ImageRegistryStack(final Construct scope, final String id) {
        this(scope, id, null);
    }

    public ImageRegistryStack(final Construct scope, final String id, final StackProps props) {
        super(scope, id, props);

        final Key key = Key.Builder.create(this, "Key").enableKeyRotation(true).build();

        final Repository repository = Repository.Builder.create(this, "Repository")
                .repositoryName("team/service")
                .encryption(RepositoryEncryption.KMS)
                .encryptionKey(key)
                .imageScanOnPush(true)
                // A tag cannot move to another image, except the tags that are meant to move.
                .imageTagMutability(TagMutability.IMMUTABLE_WITH_EXCLUSION)
                .imageTagMutabilityExclusionFilters(List.of(
                        ImageTagMutabilityExclusionFilter.wildcard("latest"),
                        ImageTagMutabilityExclusionFilter.wildcard("dev-*")))
                // The first rule owns what it matches, so that the second one cannot delete it.
                .lifecycleRules(List.of(
                        LifecycleRule.builder()
                                .description("keep production images")
                                .tagPatternList(List.of("prod*"))
                                .maxImageCount(9999)
                                .build(),
                        LifecycleRule.builder()
                                .description("delete the rest")
                                .maxImageAge(Duration.days(30))
                                .build()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .emptyOnDelete(true)
                .build();

        final Queue scans = Queue.Builder.create(this, "Scans")
                .encryption(QueueEncryption.SQS_MANAGED)
                .retentionPeriod(Duration.days(14))
                .build();
        repository.onImageScanCompleted("ScanCompleted", OnImageScanCompletedOptions.builder()
                .description("Scans of team/service that completed")
                .target(new SqsQueue(scans))
                .build());

        final User developer = new User(this, "Developer");
        AuthorizationToken.grantRead(developer);
        PublicGalleryAuthorizationToken.grantRead(developer);
        repository.getGrants().pull(developer);

        final IRepository baseImages = Repository.fromRepositoryName(this, "BaseImages", "platform/base");
        final Role ci = Role.Builder.create(this, "Ci")
                .assumedBy(new ServicePrincipal("codebuild.amazonaws.com"))
                .build();
        RepositoryGrants.fromRepository(baseImages).pull(ci);
        repository.getGrants().pullPush(ci);

        final FargateTaskDefinition task = FargateTaskDefinition.Builder.create(this, "Task")
                .cpu(256)
                .memoryLimitMiB(512)
                .build();
        task.addContainer("Service", ContainerDefinitionOptions.builder()
                .image(ContainerImage.fromEcrRepository(repository, "prod-1"))
                .build());

        CfnOutput.Builder.create(this, "RepositoryUri").value(repository.getRepositoryUri()).build();
    }
}
