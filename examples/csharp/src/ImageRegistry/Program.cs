using Amazon.CDK;
using ImageRegistry;

var app = new App();
new ImageRegistryStack(app, "ImageRegistry");
app.Synth();
