using Amazon.CDK;
using CdkEcr;
using OrganizationRegistry;

var app = new App();
var backup = new BackupStack(app, "Backup", new StackProps
{
    Env = new Amazon.CDK.Environment { Account = "444455556666", Region = "eu-west-1" },
});
new RegistryStack(app, "Registry", Registry.Of(backup), new StackProps
{
    Env = new Amazon.CDK.Environment { Account = "111122223333", Region = "us-east-1" },
});
app.Synth();
