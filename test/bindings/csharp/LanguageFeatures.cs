using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Amazon.CDK;
using Amazon.CDK.AWS.ECS;
using Amazon.CDK.AWS.IAM;
using Amazon.JSII.Runtime.Deputy;
using CdkEcr;
using Constructs;
using Upstream = Amazon.CDK.AWS.ECR;

/// <summary>Uses what jsii has to translate: the same program as typescript/language-features.ts.</summary>
internal static class LanguageFeatures
{
    /// <summary>A subclass whose method the library, and aws-cdk-lib, call.</summary>
    private sealed class ReleasedRepository : Repository
    {
        public ReleasedRepository(Construct scope, string id, IRepositoryProps props) : base(scope, id, props)
        {
        }

        public override string RepositoryUriForTagOrDigest(string? tagOrDigest = null) =>
            base.RepositoryUriForTagOrDigest(tagOrDigest == "stable" ? "v1" : tagOrDigest);
    }

    /// <summary>An aspect that reaches through our construct to the resource below it.</summary>
    private sealed class ScanEverything : DeputyBase, IAspect
    {
        public void Visit(IConstruct node)
        {
            if (node is Repository)
            {
                ((Upstream.CfnRepository)node.Node.DefaultChild!).ImageScanningConfiguration =
                    new Upstream.CfnRepository.ImageScanningConfigurationProperty { ScanOnPush = true };
            }
        }
    }

    private sealed class AccountName : DeputyBase, IStableStringProducer
    {
        public string Produce() => Fn.Join("-", new[] { "released", Aws.ACCOUNT_ID });
    }

    public static void Main()
    {
        var app = new App();
        var stack = new Stack(app, "LanguageFeatures");
        Aspects.Of(stack).Add(new ScanEverything());
        var role = new Role(stack, "Role", new RoleProps { AssumedBy = new ServicePrincipal("ecs-tasks.amazonaws.com") });

        // Enums, structs, and a callback that returns a token.
        var released = new ReleasedRepository(stack, "Released", new RepositoryProps
        {
            RepositoryName = Lazy.String(new AccountName()),
            ImageTagMutability = TagMutability.IMMUTABLE,
            LifecycleRules = new[] { new LifecycleRule { TagStatus = TagStatus.UNTAGGED, MaxImageAge = Duration.Days(7) } },
        });
        released.AddLifecycleRule(new LifecycleRule { TagPrefixList = new[] { "v" }, MaxImageCount = 100 });
        released.Grants.Pull(role);

        // A policy as a value, tried before it is used.
        var policy = LifecyclePolicy.Of(new[] { LifecycleRulePresets.KeepTagged("prod*"), LifecycleRulePresets.KeepNewest(1) });
        var planned = new Repository(stack, "Planned", new RepositoryProps { LifecyclePolicy = policy });
        var preview = policy.Preview(
            new[]
            {
                new LifecycleImage { Digest = "sha256:" + new string('a', 64), PushedAt = Day(1, 1), Tags = new[] { "prod-1" } },
                new LifecycleImage { Digest = "sha256:" + new string('b', 64), PushedAt = Day(1, 2) },
                new LifecycleImage { Digest = "sha256:" + new string('c', 64), PushedAt = Day(1, 3) },
            },
            new LifecyclePreviewOptions { Now = Day(2, 1) });

        // Ours in a construct of aws-cdk-lib, and one of aws-cdk-lib in ours.
        var task = new FargateTaskDefinition(stack, "Task");
        task.AddContainer("Released", new ContainerDefinitionOptions { Image = ContainerImage.FromEcrRepository(released, "stable") });
        task.AddContainer("Planned", new ContainerDefinitionOptions { Image = ImageOf(planned, "prod-1") });
        RepositoryGrants.FromRepository(new Upstream.Repository(stack, "Upstream")).Push(role);

        new CfnOutput(stack, "Uri", new CfnOutputProps { Value = released.RepositoryUriForTag("v1") });

        var elsewhere = new Stack(new App(), "Elsewhere");
        var report = new Dictionary<string, object>
        {
            ["badName"] = ErrorOf(() => new Repository(elsewhere, "BadName", new RepositoryProps { RepositoryName = "Bad Name" })),
            ["badRules"] = ErrorOf(() => new Repository(elsewhere, "BadRules", new RepositoryProps
            {
                LifecycleRules = new[]
                {
                    new LifecycleRule { MaxImageCount = 0 },
                    new LifecycleRule { TagStatus = TagStatus.TAGGED, MaxImageCount = 5 },
                },
            })),
            ["expired"] = preview.Expired.Select(outcome => outcome.Digest).ToArray(),
        };

        app.Synth();
        File.WriteAllText(System.Environment.GetEnvironmentVariable("FEATURES_REPORT")!, JsonSerializer.Serialize(report));
    }

    /// <summary>Where the interface of aws-cdk-lib is asked for, ours will do.</summary>
    private static ContainerImage ImageOf(Upstream.IRepository repository, string tag) => ContainerImage.FromEcrRepository(repository, tag);

    private static DateTime Day(int month, int day) => new DateTime(2026, month, day, 0, 0, 0, DateTimeKind.Utc);

    private static Dictionary<string, string> ErrorOf(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error)
        {
            return new Dictionary<string, string> { ["type"] = error.GetType().FullName!, ["message"] = error.Message };
        }

        throw new InvalidOperationException("no error was thrown");
    }
}
