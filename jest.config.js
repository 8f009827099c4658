// One project per kind of test, so that each can be run alone: unit takes seconds, e2e drives a real n8n.
const shared = {
	testEnvironment: 'node',
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }],
		// Fastify's inject needs these two, which come as ES modules only.
		'/node_modules/(cookie|set-cookie-parser)/.+\\.js$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }],
	},
	transformIgnorePatterns: ['/node_modules/(?!(cookie|set-cookie-parser)/)'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/sandbox/n8n/', '<rootDir>/.sandbox/'],
	testPathIgnorePatterns: ['/node_modules/'],
};
const project = (displayName, ...folders) => ({
	...shared,
	displayName,
	testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
});

/** What these tests ask and are answered is recorded for the contract tests. */
const recorded = (kind) => ({ ...kind, globals: { KIND_OF_TEST: kind.displayName }, setupFiles: ['<rootDir>/test/setup/record.js'] });

module.exports = {
	testTimeout: 60_000,
	projects: [
		project('unit', 'domain', 'nodes', 'credentials', 'scripts', 'scenarios', 'sellers'),
		recorded(project('sandbox', 'sandbox')),
		recorded(project('workflow', 'workflow', 'bench', 'chaos')),
		recorded(project('e2e', 'e2e')),
		// The workflow tests of Sage once more, against answers as real systems were recorded to give them.
		project('recorded', 'workflow/sage'),
		project('queue', 'queue'),
		project('contract', 'contract'),
	],
};
