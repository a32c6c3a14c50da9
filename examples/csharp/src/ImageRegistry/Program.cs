using Amazon.CDK;

namespace ImageRegistry
{
    internal static class Program
    {
        public static void Main()
        {
            var app = new App();
            new ImageRegistryStack(app, "ImageRegistry");
            app.Synth();
        }
    }
}
