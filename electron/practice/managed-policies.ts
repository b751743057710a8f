import type { Statement } from './policy-document';

/** An AWS managed policy: `[path, name, description]`. Names as in the AWS managed policy reference. */
type Row = readonly [path: string, name: string, description: string];

const rows: readonly Row[] = [
  ['/', 'AdministratorAccess', 'Provides full access to AWS services and resources.'],
  [
    '/',
    'PowerUserAccess',
    'Provides full access to AWS services and resources, but does not allow management of Users and groups.',
  ],
  ['/', 'ReadOnlyAccess', 'Provides read-only access to AWS services and resources.'],
  ['/', 'SecurityAudit', 'Grants access to read security configuration metadata.'],
  ['/', 'IAMFullAccess', 'Provides full access to IAM.'],
  ['/', 'IAMReadOnlyAccess', 'Provides read only access to IAM.'],
  ['/', 'IAMUserChangePassword', 'Provides the ability for an IAM user to change their own password.'],
  ['/', 'IAMUserSSHKeys', 'Provides the ability for an IAM user to manage their own SSH keys.'],
  [
    '/',
    'IAMSelfManageServiceSpecificCredentials',
    'Allows an IAM user to manage their own service specific credentials.',
  ],
  ['/', 'SignInLocalDevelopmentAccess', 'Provides permissions to sign in for local development.'],
  ['/', 'AmazonS3FullAccess', 'Provides full access to all buckets.'],
  ['/', 'AmazonS3ReadOnlyAccess', 'Provides read only access to all buckets.'],
  ['/', 'AmazonEC2FullAccess', 'Provides full access to Amazon EC2.'],
  ['/', 'AmazonEC2ReadOnlyAccess', 'Provides read only access to Amazon EC2.'],
  ['/', 'AmazonVPCFullAccess', 'Provides full access to Amazon VPC.'],
  ['/', 'AmazonVPCReadOnlyAccess', 'Provides read only access to Amazon VPC.'],
  ['/', 'AmazonRDSFullAccess', 'Provides full access to Amazon RDS.'],
  ['/', 'AmazonRDSReadOnlyAccess', 'Provides read only access to Amazon RDS.'],
  ['/', 'AmazonDynamoDBFullAccess', 'Provides full access to Amazon DynamoDB.'],
  ['/', 'AmazonDynamoDBReadOnlyAccess', 'Provides read only access to Amazon DynamoDB.'],
  ['/', 'AmazonRoute53FullAccess', 'Provides full access to all Amazon Route 53.'],
  ['/', 'AmazonRoute53ReadOnlyAccess', 'Provides read only access to all Amazon Route 53.'],
  ['/', 'AmazonSQSFullAccess', 'Provides full access to Amazon SQS.'],
  ['/', 'AmazonSNSFullAccess', 'Provides full access to Amazon SNS.'],
  ['/', 'AmazonSESFullAccess', 'Provides full access to Amazon SES.'],
  ['/', 'AmazonECS_FullAccess', 'Provides administrative access to Amazon ECS resources.'],
  [
    '/',
    'AmazonEKSClusterPolicy',
    'Provides Kubernetes the permissions it requires to manage resources on your behalf.',
  ],
  ['/', 'AmazonEC2ContainerRegistryFullAccess', 'Provides administrative access to Amazon ECR resources.'],
  ['/', 'AmazonEC2ContainerRegistryReadOnly', 'Provides read-only access to Amazon ECR repositories.'],
  [
    '/',
    'AmazonAPIGatewayAdministrator',
    'Provides full access to create, edit and delete APIs in Amazon API Gateway.',
  ],
  ['/', 'AmazonCognitoPowerUser', 'Provides administrative access to existing Amazon Cognito resources.'],
  [
    '/',
    'AmazonAthenaFullAccess',
    'Provides full access to Amazon Athena and scoped access to the dependencies it needs.',
  ],
  ['/', 'AmazonSageMakerFullAccess', 'Provides full access to Amazon SageMaker.'],
  ['/', 'AmazonBedrockFullAccess', 'Provides full access to Amazon Bedrock.'],
  ['/', 'AWSLambda_FullAccess', 'Grants full access to AWS Lambda service and related services.'],
  ['/', 'AWSLambda_ReadOnlyAccess', 'Grants read-only access to AWS Lambda service and related services.'],
  ['/', 'AWSCloudFormationFullAccess', 'Provides full access to AWS CloudFormation.'],
  ['/', 'AWSCloudFormationReadOnlyAccess', 'Provides read-only access to AWS CloudFormation.'],
  ['/', 'AWSCloudTrail_FullAccess', 'Provides full access to AWS CloudTrail.'],
  ['/', 'AWSCloudTrail_ReadOnlyAccess', 'Provides read only access to AWS CloudTrail.'],
  [
    '/',
    'AWSCodeCommitPowerUser',
    'Provides full access to AWS CodeCommit, but does not allow repository deletion.',
  ],
  ['/', 'AWSBillingReadOnlyAccess', 'Allows users to view bills on the Billing Console.'],
  ['/', 'AWSBudgetsReadOnlyAccess', 'Provides read only access to AWS Budgets.'],
  ['/', 'AWSSupportAccess', 'Allows users to access the AWS Support Center.'],
  ['/', 'AWSKeyManagementServicePowerUser', 'Provides access to AWS Key Management Service.'],
  ['/', 'CloudFrontFullAccess', 'Provides full access to the CloudFront console.'],
  ['/', 'CloudFrontReadOnlyAccess', 'Provides access to CloudFront distribution configuration.'],
  ['/', 'CloudWatchFullAccessV2', 'Provides full access to CloudWatch.'],
  ['/', 'CloudWatchReadOnlyAccess', 'Provides read only access to CloudWatch.'],
  ['/', 'SecretsManagerReadWrite', 'Provides read/write access to AWS Secrets Manager.'],
  ['/job-function/', 'Billing', 'Grants permissions for billing and cost management.'],
  [
    '/job-function/',
    'DatabaseAdministrator',
    'Grants full access permissions to set up and configure AWS database services.',
  ],
  ['/job-function/', 'DataScientist', 'Grants permissions to AWS data analytics services.'],
  [
    '/job-function/',
    'NetworkAdministrator',
    'Grants full access permissions to set up and configure AWS network resources.',
  ],
  [
    '/job-function/',
    'SupportUser',
    'Grants permissions to troubleshoot and resolve issues in an AWS account.',
  ],
  [
    '/job-function/',
    'SystemAdministrator',
    'Grants full access permissions for application and development operations.',
  ],
  [
    '/job-function/',
    'ViewOnlyAccess',
    'Grants permissions to view resources and basic metadata across all AWS services.',
  ],
  ['/service-role/', 'AWSLambdaBasicExecutionRole', 'Provides write permissions to CloudWatch Logs.'],
];

export type ManagedPolicy = {
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly id: string;
};

// A stable look-alike of AWS's ids; nothing depends on it.
const idOf = (index: number) => `ANPAPRACTICE${String(index).padStart(9, '0')}`;

export const managedPolicies: readonly ManagedPolicy[] = rows.map(([path, name, description], index) => ({
  path,
  name,
  description,
  id: idOf(index),
}));

export const managedArn = (partition: string, policy: ManagedPolicy): string =>
  `arn:${partition}:iam::aws:policy${policy.path}${policy.name}`;

const reading = ['iam:Get*', 'iam:List*', 'iam:GenerateCredentialReport', 'sts:Get*'];
const allow = (...actions: readonly string[]): Statement => ({
  Effect: 'Allow',
  Action: [...actions],
  Resource: '*',
});

/** What the policies mean for IAM and STS; the others give no right there. */
const meanings: Readonly<Record<string, readonly Statement[]>> = {
  AdministratorAccess: [allow('*')],
  IAMFullAccess: [allow('iam:*')],
  PowerUserAccess: [{ Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' }],
  ReadOnlyAccess: [allow(...reading)],
  SecurityAudit: [allow(...reading)],
  IAMReadOnlyAccess: [allow(...reading)],
  ViewOnlyAccess: [allow('iam:List*', 'iam:GetAccountSummary')],
  SupportUser: [allow('iam:List*', 'iam:GetAccountSummary')],
  IAMUserChangePassword: [
    { Effect: 'Allow', Action: 'iam:ChangePassword', Resource: 'arn:*:iam::*:user/*${aws:username}' },
    allow('iam:GetAccountPasswordPolicy'),
  ],
};

/** Statements of an attached policy, by its ARN. */
export const statementsOf = (arn: string): readonly Statement[] =>
  meanings[arn.slice(arn.lastIndexOf('/') + 1)] ?? [];
