using Amazon.CDK;
using Amazon.CDK.AWS.IAM;

// An app of many repositories on the library whose namespace the build is given: `dotnet build -p:Library=CdkEcr`.
var app = new App();
var stack = new Stack(app, "Images");
var role = new Role(stack, "Role", new RoleProps { AssumedBy = new ServicePrincipal("codebuild.amazonaws.com") });
for (var number = 0; number < int.Parse(args[0]); number++)
{
    var repository = new Repository(stack, $"Repository{number}", new RepositoryProps
    {
        RepositoryName = $"team/service-{number}",
        Encryption = RepositoryEncryption.AES_256,
        ImageScanOnPush = true,
        ImageTagMutability = TagMutability.IMMUTABLE,
        LifecycleRules =
        [
            new LifecycleRule { Description = "keep production images", TagPatternList = ["prod*"], MaxImageCount = 9999 },
            new LifecycleRule { Description = "delete the rest", MaxImageAge = Duration.Days(30) },
        ],
    });
    repository.OnImageScanCompleted("ScanCompleted");
    repository.GrantPullPush(role);
}

app.Synth();
