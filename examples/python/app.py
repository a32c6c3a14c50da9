import aws_cdk as cdk

from image_registry.image_registry_stack import ImageRegistryStack

app = cdk.App()
ImageRegistryStack(app, "ImageRegistry")
app.synth()
