using Amazon.CDK;
using CdkEcr;
using Constructs;

namespace OrganizationRegistry;

/// <summary>The registry of the backup account. The registry that replicates to it adds the statement that allows this.</summary>
public class BackupStack : Stack
{
    public BackupStack(Construct scope, string id, IStackProps props) : base(scope, id, props)
    {
        // A copy does not have the settings of its source.
        new RepositoryCreationTemplate(this, "Copies", new RepositoryCreationTemplateProps
        {
            Prefix = RepositoryCreationTemplate.ROOT,
            AppliedFor = [RepositoryCreationTrigger.REPLICATION],
            LifecycleRules = [new LifecycleRule { TagStatus = TagStatus.UNTAGGED, MaxImageAge = Duration.Days(14) }],
        });
    }
}
