using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SecretsManager;
using Amazon.CDK.AWS.Signer;
using CdkEcr;
using Constructs;

namespace OrganizationRegistry;

/// <summary>The registry of an organization: replicated, scanned, signed, with caches, open to the organization.</summary>
public class RegistryStack : Stack
{
    /// <param name="backup">The registry of the backup account.</param>
    public RegistryStack(Construct scope, string id, IRegistry backup, IStackProps props) : base(scope, id, props)
    {
        var registry = Registry.Of(this);

        registry.ReplicateTo([ReplicationDestination.Region("eu-west-1"), ReplicationDestination.Of(backup)], new ReplicationOptions
        {
            Repositories = [ReplicationFilter.Prefix("prod/"), ReplicationFilter.Prefix("base/")],
        });

        registry.ScanContinuously(ScanFilter.Wildcard("prod/*"), ScanFilter.Wildcard("base/*"));
        registry.ScanOnPush();

        var signer = new SigningProfile(this, "Signer", new SigningProfileProps { Platform = Platform.NOTATION_OCI_SHA384_ECDSA });
        registry.Sign(signer, new SigningOptions { Repositories = [SigningFilter.Wildcard("prod/*")] });
        registry.Grants.Sign(Role.FromRoleName(this, "Ci", "ci"));

        var secret = Secret.FromSecretCompleteArn(this, "DockerHubSecret",
            "arn:aws:secretsmanager:us-east-1:111122223333:secret:ecr-pullthroughcache/docker-hub-a1B2c3");
        Cache("docker-hub", UpstreamRegistry.DockerHub(secret));
        Cache("quay", UpstreamRegistry.Quay());

        var organization = new OrganizationPrincipal("o-a1b2c3d4e5");
        registry.Grants.Pull(organization, new RegistryGrantOptions { Repositories = ["base/*", "prod/*"] });
        registry.Grants.PullThrough(organization, new RegistryGrantOptions { Repositories = ["docker-hub/*", "quay/*"] });

        // It pulls every image, so its pulls do not show which images are in use.
        registry.ExcludeFromPullTime(Role.FromRoleName(this, "Scanner", "image-scanner"));

        new CfnOutput(this, "RegistryUri", new CfnOutputProps { Value = registry.RegistryUri });
    }

    /// <summary>A pull through cache, and the settings of its repositories.</summary>
    private void Cache(string prefix, UpstreamRegistry upstream)
    {
        var rule = new PullThroughCacheRule(this, $"Cache-{prefix}", new PullThroughCacheRuleProps
        {
            Upstream = upstream,
            RepositoryPrefix = prefix,
        });
        rule.UseTemplate(new RepositoryCreationTemplateOptions
        {
            LifecycleRules = [new LifecycleRule { MaxImageAge = Duration.Days(90) }],
        });
    }
}
