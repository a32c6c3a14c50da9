using Amazon.CDK;
using Amazon.CDK.Assertions;
using CdkEcr;

namespace ImageRegistry.Tests;

public class ImageRegistryStackTest
{
    private readonly ImageRegistryStack stack = new(new App(), "ImageRegistry");

    [Fact]
    public void ImagesAreScannedWhenPushed()
    {
        Template.FromStack(stack).HasResourceProperties("AWS::ECR::Repository", new Dictionary<string, object>
        {
            ["RepositoryName"] = "team/service",
            ["ImageScanningConfiguration"] = new Dictionary<string, object> { ["ScanOnPush"] = true },
        });
    }

    [Fact]
    public void NoProductionImageIsEverRemoved()
    {
        var policy = stack.Repository.LifecyclePolicy;
        var preview = policy.Preview(
            [
                new LifecycleImage { Digest = "sha256:1", Tags = ["prod-1"], PushedAt = At("2026-01-01") },
                new LifecycleImage { Digest = "sha256:2", Tags = ["dev-1"], PushedAt = At("2026-01-01") },
                new LifecycleImage { Digest = "sha256:3", Tags = ["dev-2"], PushedAt = At("2026-08-31") },
            ],
            new LifecyclePreviewOptions { Now = At("2026-09-01") });

        Assert.Empty(preview.RemovedImages("prod*"));
        Assert.Equal(["sha256:2"], preview.Expired.Select(image => image.Digest));
        Assert.Empty(policy.UnreachableRules);
    }

    private static DateTime At(string day) => DateTime.Parse($"{day}T00:00:00Z").ToUniversalTime();
}
