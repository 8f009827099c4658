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

module.exports = {
	testTimeout: 60_000,
	projects: [
		project('unit', 'domain', 'nodes', 'credentials', 'scripts'),
		project('sandbox', 'sandbox'),
		project('workflow', 'workflow', 'bench', 'chaos'),
		project('e2e', 'e2e'),
		project('contract', 'contract'),
	],
};
