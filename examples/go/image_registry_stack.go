package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsecr"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	"github.com/aws/aws-cdk-go/awscdk/v2/awseventstargets"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssqs"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-ecr/cdk-ecr-go/cdkecr"
)

type ImageRegistryStackProps struct {
	awscdk.StackProps
}

// NewImageRegistryStack defines the images of one service: built by a CI role, scanned when pushed, run by Fargate.
func NewImageRegistryStack(scope constructs.Construct, id string, props *ImageRegistryStackProps) awscdk.Stack {
	var stackProps awscdk.StackProps
	if props != nil {
		stackProps = props.StackProps
	}
	stack := awscdk.NewStack(scope, &id, &stackProps)

	key := awskms.NewKey(stack, jsii.String("Key"), &awskms.KeyProps{
		EnableKeyRotation: jsii.Bool(true),
	})

	repository := cdkecr.NewRepository(stack, jsii.String("Repository"), &cdkecr.RepositoryProps{
		RepositoryName:  jsii.String("team/service"),
		Encryption:      cdkecr.RepositoryEncryption_KMS(),
		EncryptionKey:   key,
		ImageScanOnPush: jsii.Bool(true),
		// A tag cannot move to another image, except the tags that are meant to move.
		ImageTagMutability: cdkecr.TagMutability_IMMUTABLE_WITH_EXCLUSION,
		ImageTagMutabilityExclusionFilters: &[]cdkecr.ImageTagMutabilityExclusionFilter{
			cdkecr.ImageTagMutabilityExclusionFilter_Wildcard(jsii.String("latest")),
			cdkecr.ImageTagMutabilityExclusionFilter_Wildcard(jsii.String("dev-*")),
		},
		// The first rule owns what it matches, so that the second one cannot delete it.
		LifecycleRules: &[]*cdkecr.LifecycleRule{
			{
				Description:    jsii.String("keep production images"),
				TagPatternList: jsii.Strings("prod*"),
				MaxImageCount:  jsii.Number(9999),
			},
			{
				Description: jsii.String("delete the rest"),
				MaxImageAge: awscdk.Duration_Days(jsii.Number(30)),
			},
		},
		RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
		EmptyOnDelete: jsii.Bool(true),
	})

	scans := awssqs.NewQueue(stack, jsii.String("Scans"), &awssqs.QueueProps{
		Encryption:      awssqs.QueueEncryption_SQS_MANAGED,
		RetentionPeriod: awscdk.Duration_Days(jsii.Number(14)),
	})
	repository.OnImageScanCompleted(jsii.String("ScanCompleted"), &awsecr.OnImageScanCompletedOptions{
		Description: jsii.String("Scans of team/service that completed"),
		Target:      awseventstargets.NewSqsQueue(scans, nil),
	})

	developer := awsiam.NewUser(stack, jsii.String("Developer"), nil)
	cdkecr.AuthorizationToken_GrantRead(developer)
	cdkecr.PublicGalleryAuthorizationToken_GrantRead(developer)
	repository.Grants().Pull(developer)

	baseImages := cdkecr.Repository_FromRepositoryName(stack, jsii.String("BaseImages"), jsii.String("platform/base"))
	ci := awsiam.NewRole(stack, jsii.String("Ci"), &awsiam.RoleProps{
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("codebuild.amazonaws.com"), nil),
	})
	cdkecr.RepositoryGrants_FromRepository(baseImages).Pull(ci)
	repository.Grants().PullPush(ci)

	task := awsecs.NewFargateTaskDefinition(stack, jsii.String("Task"), &awsecs.FargateTaskDefinitionProps{
		Cpu:            jsii.Number(256),
		MemoryLimitMiB: jsii.Number(512),
	})
	task.AddContainer(jsii.String("Service"), &awsecs.ContainerDefinitionOptions{
		Image: awsecs.ContainerImage_FromEcrRepository(repository, jsii.String("prod-1")),
	})

	awscdk.NewCfnOutput(stack, jsii.String("RepositoryUri"), &awscdk.CfnOutputProps{
		Value: repository.RepositoryUri(),
	})

	return stack
}
