package com.example.registry;

import software.amazon.awscdk.App;

public final class ImageRegistryApp {
    private ImageRegistryApp() {
    }

    public static void main(final String[] args) {
        final App app = new App();
        new ImageRegistryStack(app, "ImageRegistry");
        app.synth();
    }
}
