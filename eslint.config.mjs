import { builtinModules } from 'node:module';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import perfectionist from 'eslint-plugin-perfectionist';
import tseslint from 'typescript-eslint';

/** Every rule that is switched off, with its reason. Nothing is switched off anywhere else, in-line comments included. */
const SWITCHED_OFF = {
	packageJson: {
		// Lossless JSON and time zones come from libraries. So n8n Cloud cannot install it.
		'@n8n/community-nodes/no-runtime-dependencies': 'off',
	},
	credentials: {
		// The next two are off in n8n's own configuration as well. documentationUrl is a web address here, not a page name of n8n's docs.
		'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
		// Takes every field with "token" in its name for a secret; tokenUrl is none. credential-password-field of the other plugin checks secrets.
		'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
	},
	nodes: {
		// The next three are off in n8n's own configuration as well. They want string literals where NodeConnectionTypes is right.
		'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
		'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
		// A limit has no upper bound: people page through a year of orders.
		'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
	},
	tests: {
		// A test reads an answer as a stranger would: its shape is what the test asserts.
		'@typescript-eslint/no-explicit-any': 'off',
		// A suite is one function that holds all its cases; the limit of a file still counts.
		'max-lines-per-function': 'off',
		'max-depth': 'off',
	},
};

const OUTSIDE_THE_PACKAGE = {
	group: [
		'**/sandbox/**',
		'**/test/**',
		'**/scripts/**',
		'**/bench/**',
		'amazon-sp-api',
		'amazon-sp-api/*',
		'axios',
		'n8n-core',
		'n8n-core/*',
	],
	message: 'What ships imports nothing that serves development only.',
};
const THE_BRIDGE = {
	group: ['**/AmazonSageBridge/**'],
	message: 'An API node never imports the bridge; what both need lives in nodes/domain.',
};
const NOT_PURE = [
	{ group: ['n8n-workflow', 'n8n-core', 'fastify'], message: 'The domain knows no n8n and sends nothing.' },
	{
		group: ['**/AmazonSellerCentral/**', '**/Sage200/**', '**/AmazonSageBridge/**', '**/credentials/**'],
		message: 'The domain is imported by nodes, never the reverse.',
	},
];
const NO_SUBJECT = {
	group: ['settlement', 'order', 'refund', 'despatch', 'stock', 'fba', 'monthEnd', 'listing', 'report', 'settings', 'run', 'pages'].map(
		(room) => `**/${room}/**`,
	),
	message: 'Books stand beneath everything that posts and know nothing of it.',
};
// Exact names, because a pattern `events` would catch a file `./events` too.
const BUILT_INS = builtinModules
	.flatMap((name) => [name, `node:${name}`])
	.map((name) => ({ name, message: 'The domain does no I/O; what it needs is passed in.' }))
	// A digest is a pure function: the hash of a plan decides whether it is the one that was approved, a seal whether a decision is one. Nothing random comes from there.
	.map((entry) => (entry.name === 'node:crypto' ? { ...entry, allowImportNames: ['createHash', 'createHmac'] } : entry));
const NO_CLOCK = {
	'no-restricted-syntax': [
		'error',
		...[
			'NewExpression[callee.name="Date"][arguments.length=0]',
			'CallExpression[callee.property.name=/^(now|utcNow|local)$/][arguments.length=0]',
		].map((selector) => ({ selector, message: 'The domain reads no clock; the time is an argument.' })),
	],
	'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval'],
};
/** House limits (CONTRIBUTING.md). The functions of a test file are lists of cases, so only the file's own length counts there. */
const SIZES = { 'max-lines': ['error', 300], 'max-lines-per-function': ['error', 40], 'max-depth': ['error', 3] };
/** What only the types show: a posting that nobody waits for, a kind of document that a switch forgets, a check that a test does not wait for. */
const BY_TYPES = {
	'@typescript-eslint/no-floating-promises': 'error',
	'@typescript-eslint/no-misused-promises': 'error',
	'@typescript-eslint/await-thenable': 'error',
	'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
};
/** What an import comes from, nearest last. Within a group the order is the author's. */
const IMPORT_ORDER = {
	'no-duplicate-imports': 'error',
	'perfectionist/sort-imports': [
		'error',
		{ type: 'unsorted', groups: ['side-effect', 'builtin', 'external', 'parent', ['sibling', 'index']], newlinesBetween: 'ignore' },
	],
};
const restrictImports = (patterns, paths = []) => ({ 'no-restricted-imports': ['error', { patterns, paths }] });

export default [
	{ ignores: ['**/node_modules/**', 'dist/**', 'coverage/**', '.sandbox/**', 'test/.recordings/**'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
	...tseslint.configs.recommended.map((config) => ({ ...config, files: ['**/*.ts', '**/*.mjs'] })),
	// As tsc does: a leading underscore says that a parameter is there for its place only; what is taken out of a rest may stay unused.
	{
		files: ['**/*.ts', '**/*.mjs'],
		rules: { '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }] },
	},
	{ files: ['**/*.ts', '**/*.mjs'], plugins: { perfectionist }, rules: IMPORT_ORDER },
	{
		files: ['**/*.ts'],
		languageOptions: { parserOptions: { project: './tsconfig.check.json', tsconfigRootDir: import.meta.dirname } },
		rules: { ...SIZES, ...BY_TYPES },
	},
	{ files: ['test/**/*.ts'], rules: SWITCHED_OFF.tests },
	// What ships decides about money: a choice of three is read as a table or as early returns.
	{ files: ['nodes/**/*.ts', 'credentials/**/*.ts'], rules: { 'no-nested-ternary': 'error' } },

	// The package: what n8n checks of a community node.
	{
		...n8nCommunityNodesPlugin.configs.recommendedWithoutN8nCloudSupport,
		files: ['package.json', 'nodes/**/*.ts', 'credentials/**/*.ts'],
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
	},
	{ plugins: { 'n8n-nodes-base': n8nNodesBase } },
	{ files: ['package.json'], rules: { ...n8nNodesBase.configs.community.rules, ...SWITCHED_OFF.packageJson } },
	{ files: ['credentials/**/*.ts'], rules: { ...n8nNodesBase.configs.credentials.rules, ...SWITCHED_OFF.credentials } },
	{ files: ['nodes/**/*.ts'], rules: { ...n8nNodesBase.configs.nodes.rules, ...SWITCHED_OFF.nodes } },

	// Who may import whom. A later entry replaces the earlier one for the same file, so each lists all that holds there.
	{ files: ['nodes/**/*.ts', 'credentials/**/*.ts'], rules: restrictImports([OUTSIDE_THE_PACKAGE]) },
	{ files: ['nodes/AmazonSellerCentral/**/*.ts', 'nodes/Sage200/**/*.ts'], rules: restrictImports([OUTSIDE_THE_PACKAGE, THE_BRIDGE]) },
	{ files: ['nodes/domain/**/*.ts'], rules: { ...restrictImports([OUTSIDE_THE_PACKAGE, ...NOT_PURE], BUILT_INS), ...NO_CLOCK } },
	{ files: ['nodes/domain/books/**/*.ts'], rules: restrictImports([OUTSIDE_THE_PACKAGE, NO_SUBJECT, ...NOT_PURE], BUILT_INS) },
];
