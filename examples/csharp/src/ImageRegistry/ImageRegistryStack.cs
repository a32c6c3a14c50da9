using Amazon.CDK;
using Amazon.CDK.AWS.ECS;
using Amazon.CDK.AWS.Events.Targets;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SQS;
using CdkEcr;
using Constructs;

namespace ImageRegistry;

/// <summary>The images of one service: built by a CI role, scanned when pushed, run by Fargate.</summary>
public class ImageRegistryStack : Stack
{
    public ImageRegistryStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        var key = new Key(this, "Key", new KeyProps { EnableKeyRotation = true });

        Repository = new Repository(this, "Repository", new RepositoryProps
        {
            RepositoryName = "team/service",
            Encryption = RepositoryEncryption.KMS,
            EncryptionKey = key,
            ImageScanOnPush = true,
            // A tag cannot move to another image, except the tags that are meant to move.
            ImageTagMutability = TagMutability.IMMUTABLE_WITH_EXCLUSION,
            ImageTagMutabilityExclusionFilters =
            [
                ImageTagMutabilityExclusionFilter.Wildcard("latest"),
                ImageTagMutabilityExclusionFilter.Wildcard("dev-*"),
            ],
            // The first rule owns what it matches, so that the second one cannot delete it.
            LifecycleRules =
            [
                new LifecycleRule { Description = "keep production images", TagPatternList = ["prod*"], MaxImageCount = 9999 },
                new LifecycleRule { Description = "delete the rest", MaxImageAge = Duration.Days(30) },
            ],
            RemovalPolicy = RemovalPolicy.DESTROY,
            EmptyOnDelete = true,
        });

        var scans = new Queue(this, "Scans", new QueueProps
        {
            Encryption = QueueEncryption.SQS_MANAGED,
            RetentionPeriod = Duration.Days(14),
        });
        Repository.OnImageScanCompleted("ScanCompleted", new OnImageScanCompletedOptions
        {
            Description = "Scans of team/service that completed",
            Target = new SqsQueue(scans),
        });

        var developer = new User(this, "Developer");
        AuthorizationToken.GrantRead(developer);
        PublicGalleryAuthorizationToken.GrantRead(developer);
        Repository.Grants.Pull(developer);

        var baseImages = CdkEcr.Repository.FromRepositoryName(this, "BaseImages", "platform/base");
        var ci = new Role(this, "Ci", new RoleProps { AssumedBy = new ServicePrincipal("codebuild.amazonaws.com") });
        RepositoryGrants.FromRepository(baseImages).Pull(ci);
        Repository.Grants.PullPush(ci);

        var task = new FargateTaskDefinition(this, "Task", new FargateTaskDefinitionProps { Cpu = 256, MemoryLimitMiB = 512 });
        task.AddContainer("Service", new ContainerDefinitionOptions
        {
            Image = ContainerImage.FromEcrRepository(Repository, "prod-1"),
        });

        new CfnOutput(this, "RepositoryUri", new CfnOutputProps { Value = Repository.RepositoryUri });
    }

    public Repository Repository { get; }
}
