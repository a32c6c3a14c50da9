// LanguageFeatures uses what jsii has to translate: the same program as typescript/language-features.ts.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsecr"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-ecr/cdk-ecr-go/cdkecr"
)

// releasedRepository is a subclass whose method the library, and aws-cdk-lib, call.
type releasedRepository struct {
	cdkecr.Repository
}

func newReleasedRepository(scope constructs.Construct, id string, props *cdkecr.RepositoryProps) *releasedRepository {
	repository := &releasedRepository{}
	cdkecr.NewRepository_Override(repository, scope, &id, props)
	return repository
}

func (r *releasedRepository) RepositoryUriForTagOrDigest(tagOrDigest *string) *string {
	if *tagOrDigest == "stable" {
		tagOrDigest = jsii.String("v1")
	}
	return r.Repository.RepositoryUriForTagOrDigest(tagOrDigest)
}

// scanEverything is an aspect that reaches through our construct to the resource below it.
type scanEverything struct{ onPush bool }

func (aspect *scanEverything) Visit(node constructs.IConstruct) {
	if repository, ok := node.(cdkecr.Repository); ok {
		repository.Node().DefaultChild().(awsecr.CfnRepository).SetImageScanningConfiguration(
			&awsecr.CfnRepository_ImageScanningConfigurationProperty{ScanOnPush: jsii.Bool(aspect.onPush)})
	}
}

// accountName has a field, like every Go type that jsii is to tell from others: values without size share one address.
type accountName struct{ prefix string }

func (name *accountName) Produce() *string {
	return awscdk.Fn_Join(jsii.String("-"), &[]*string{&name.prefix, awscdk.Aws_ACCOUNT_ID()})
}

type failure struct {
	Type    string `json:"type"`
	Message string `json:"message"`
}

func errorOf(action func()) (result failure) {
	defer func() {
		problem := recover()
		if problem == nil {
			panic("no error was thrown")
		}
		result = failure{fmt.Sprintf("panic with %T", problem), fmt.Sprint(problem)}
	}()
	action()
	return
}

func day(month time.Month, day int) *time.Time {
	moment := time.Date(2026, month, day, 0, 0, 0, 0, time.UTC)
	return &moment
}

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("LanguageFeatures"), nil)
	awscdk.Aspects_Of(stack).Add(&scanEverything{onPush: true}, nil)
	role := awsiam.NewRole(stack, jsii.String("Role"), &awsiam.RoleProps{
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("ecs-tasks.amazonaws.com"), nil),
	})

	// Enums, structs, and a callback that returns a token.
	released := newReleasedRepository(stack, "Released", &cdkecr.RepositoryProps{
		RepositoryName:     awscdk.Lazy_String(&accountName{prefix: "released"}, nil),
		ImageTagMutability: cdkecr.TagMutability_IMMUTABLE,
		LifecycleRules: &[]*cdkecr.LifecycleRule{
			{TagStatus: cdkecr.TagStatus_UNTAGGED, MaxImageAge: awscdk.Duration_Days(jsii.Number(7))},
		},
	})
	released.AddLifecycleRule(&cdkecr.LifecycleRule{TagPrefixList: jsii.Strings("v"), MaxImageCount: jsii.Number(100)})
	released.Grants().Pull(role)

	// A policy as a value, tried before it is used.
	rules := []*cdkecr.LifecycleRule{cdkecr.LifecycleRulePresets_KeepTagged(jsii.String("prod*")), cdkecr.LifecycleRulePresets_KeepNewest(jsii.Number(1))}
	policy := cdkecr.LifecyclePolicy_Of(&rules)
	planned := cdkecr.NewRepository(stack, jsii.String("Planned"), &cdkecr.RepositoryProps{LifecyclePolicy: policy})
	preview := policy.Preview(&[]*cdkecr.LifecycleImage{
		{Digest: jsii.String("sha256:" + strings.Repeat("a", 64)), PushedAt: day(time.January, 1), Tags: jsii.Strings("prod-1")},
		{Digest: jsii.String("sha256:" + strings.Repeat("b", 64)), PushedAt: day(time.January, 2)},
		{Digest: jsii.String("sha256:" + strings.Repeat("c", 64)), PushedAt: day(time.January, 3)},
	}, &cdkecr.LifecyclePreviewOptions{Now: day(time.February, 1)})

	// Ours in a construct of aws-cdk-lib, and one of aws-cdk-lib in ours.
	task := awsecs.NewFargateTaskDefinition(stack, jsii.String("Task"), nil)
	task.AddContainer(jsii.String("Released"), &awsecs.ContainerDefinitionOptions{
		Image: awsecs.ContainerImage_FromEcrRepository(released, jsii.String("stable")),
	})
	task.AddContainer(jsii.String("Planned"), &awsecs.ContainerDefinitionOptions{
		Image: awsecs.ContainerImage_FromEcrRepository(planned, jsii.String("prod-1")),
	})
	cdkecr.RepositoryGrants_FromRepository(awsecr.NewRepository(stack, jsii.String("Upstream"), nil)).Push(role)

	awscdk.NewCfnOutput(stack, jsii.String("Uri"), &awscdk.CfnOutputProps{Value: released.RepositoryUriForTag(jsii.String("v1"))})

	elsewhere := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Elsewhere"), nil)
	expired := []string{}
	for _, outcome := range *preview.Expired() {
		expired = append(expired, *outcome.Digest())
	}
	report := map[string]any{
		"badName": errorOf(func() {
			cdkecr.NewRepository(elsewhere, jsii.String("BadName"), &cdkecr.RepositoryProps{RepositoryName: jsii.String("Bad Name")})
		}),
		"badRules": errorOf(func() {
			cdkecr.NewRepository(elsewhere, jsii.String("BadRules"), &cdkecr.RepositoryProps{
				LifecycleRules: &[]*cdkecr.LifecycleRule{
					{MaxImageCount: jsii.Number(0)},
					{TagStatus: cdkecr.TagStatus_TAGGED, MaxImageCount: jsii.Number(5)},
				},
			})
		}),
		"expired": expired,
	}

	app.Synth(nil)
	text, err := json.Marshal(report)
	if err == nil {
		err = os.WriteFile(os.Getenv("FEATURES_REPORT"), text, 0o644)
	}
	if err != nil {
		panic(err)
	}
}
