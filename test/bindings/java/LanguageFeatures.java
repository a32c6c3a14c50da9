package com.example.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdkecr.LifecycleImage;
import io.github.cdkecr.LifecycleOutcome;
import io.github.cdkecr.LifecyclePolicy;
import io.github.cdkecr.LifecyclePreview;
import io.github.cdkecr.LifecyclePreviewOptions;
import io.github.cdkecr.LifecycleRule;
import io.github.cdkecr.LifecycleRulePresets;
import io.github.cdkecr.Repository;
import io.github.cdkecr.RepositoryGrants;
import io.github.cdkecr.RepositoryProps;
import io.github.cdkecr.TagMutability;
import io.github.cdkecr.TagStatus;
import java.io.File;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.Lazy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecr.CfnRepository;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;
import software.constructs.IConstruct;

/** Uses what jsii has to translate: the same program as typescript/language-features.ts. */
public final class LanguageFeatures {
    private LanguageFeatures() {
    }

    /** A subclass whose method the library, and aws-cdk-lib, call. */
    static class ReleasedRepository extends Repository {
        ReleasedRepository(final Construct scope, final String id, final RepositoryProps props) {
            super(scope, id, props);
        }

        @Override
        public String repositoryUriForTagOrDigest(final String tagOrDigest) {
            return super.repositoryUriForTagOrDigest("stable".equals(tagOrDigest) ? "v1" : tagOrDigest);
        }
    }

    /** An aspect that looks through our construct to the resource below it. */
    static class ScanEverything implements IAspect {
        @Override
        public void visit(final IConstruct node) {
            if (node instanceof Repository) {
                ((CfnRepository) node.getNode().getDefaultChild()).setImageScanningConfiguration(
                        CfnRepository.ImageScanningConfigurationProperty.builder().scanOnPush(true).build());
            }
        }
    }

    public static void main(final String[] args) throws Exception {
        final App app = new App();
        final Stack stack = new Stack(app, "LanguageFeatures");
        Aspects.of(stack).add(new ScanEverything());
        final Role role = Role.Builder.create(stack, "Role").assumedBy(new ServicePrincipal("ecs-tasks.amazonaws.com")).build();

        // Enums, structs, and a callback that returns a token.
        final ReleasedRepository released = new ReleasedRepository(stack, "Released", RepositoryProps.builder()
                .repositoryName(Lazy.string(() -> Fn.join("-", List.of("released", Aws.ACCOUNT_ID))))
                .imageTagMutability(TagMutability.IMMUTABLE)
                .lifecycleRules(List.of(LifecycleRule.builder().tagStatus(TagStatus.UNTAGGED).maxImageAge(Duration.days(7)).build()))
                .build());
        released.addLifecycleRule(LifecycleRule.builder().tagPrefixList(List.of("v")).maxImageCount(100).build());
        released.getGrants().pull(role);

        // A policy as a value, previewed before it is used.
        final LifecyclePolicy policy = LifecyclePolicy.of(List.of(LifecycleRulePresets.keepTagged("prod*"), LifecycleRulePresets.keepNewest(1)));
        final Repository planned = Repository.Builder.create(stack, "Planned").lifecyclePolicy(policy).build();
        final LifecyclePreview preview = policy.preview(List.of(
                LifecycleImage.builder().digest("sha256:" + "a".repeat(64)).pushedAt(Instant.parse("2026-01-01T00:00:00Z")).tags(List.of("prod-1")).build(),
                LifecycleImage.builder().digest("sha256:" + "b".repeat(64)).pushedAt(Instant.parse("2026-01-02T00:00:00Z")).build(),
                LifecycleImage.builder().digest("sha256:" + "c".repeat(64)).pushedAt(Instant.parse("2026-01-03T00:00:00Z")).build()),
                LifecyclePreviewOptions.builder().now(Instant.parse("2026-02-01T00:00:00Z")).build());

        // Ours in a construct of aws-cdk-lib, and one of aws-cdk-lib in ours.
        final FargateTaskDefinition task = new FargateTaskDefinition(stack, "Task");
        task.addContainer("Released", ContainerDefinitionOptions.builder().image(ContainerImage.fromEcrRepository(released, "stable")).build());
        task.addContainer("Planned", ContainerDefinitionOptions.builder().image(ContainerImage.fromEcrRepository(planned, "prod-1")).build());
        RepositoryGrants.fromRepository(new software.amazon.awscdk.services.ecr.Repository(stack, "Upstream")).push(role);

        CfnOutput.Builder.create(stack, "Uri").value(released.repositoryUriForTag("v1")).build();

        final Stack elsewhere = new Stack(new App(), "Elsewhere");
        final Map<String, Object> report = new LinkedHashMap<>();
        report.put("badName", errorOf(() -> Repository.Builder.create(elsewhere, "BadName").repositoryName("Bad Name").build()));
        report.put("badRules", errorOf(() -> Repository.Builder.create(elsewhere, "BadRules")
                .lifecycleRules(List.of(
                        LifecycleRule.builder().maxImageCount(0).build(),
                        LifecycleRule.builder().tagStatus(TagStatus.TAGGED).maxImageCount(5).build()))
                .build()));
        report.put("expired", preview.getExpired().stream().map((LifecycleOutcome outcome) -> outcome.getDigest()).collect(Collectors.toList()));

        app.synth();
        new ObjectMapper().writeValue(new File(System.getenv("FEATURES_REPORT")), report);
    }

    private static Map<String, String> errorOf(final Runnable action) {
        try {
            action.run();
        } catch (final RuntimeException error) {
            return Map.of("type", error.getClass().getName(), "message", error.getMessage());
        }
        throw new AssertionError("no error was thrown");
    }
}
