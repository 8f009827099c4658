import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EXCEPTION_KINDS } from '../../nodes/domain/exceptions/kinds';
import { describeSettings } from '../../nodes/domain/settings/describe';
import { OPERATIONS } from '../../sandbox/amazon/operations';
import { RESOURCES } from '../../sandbox/sage/resources';

const ROOT = resolve(__dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const PAGES = [
	'README.md',
	'CONTRIBUTING.md',
	'CHANGELOG.md',
	'SECURITY.md',
	...readdirSync(join(ROOT, 'docs'))
		.filter((name) => name.endsWith('.md'))
		.map((name) => `docs/${name}`),
];

/** Pictures that README names; they are taken from a running demo. */
const PICTURES = ['docs/images/n8n-settlement.png', 'docs/images/sandbox-page.png'];

/** Targets of markdown links and pictures, without those to other sites. */
const linksOf = (page: string): string[] =>
	[...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target).filter((target) => !/^[a-z]+:/i.test(target));

/** What GitHub makes of a heading. */
const anchorOf = (heading: string): string =>
	heading
		.trim()
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s-]/gu, '')
		.replace(/\s/g, '-');

const headingsOf = (page: string): string[] => [...read(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => anchorOf(heading));

/** Links that lead nowhere: a missing file, or a heading that the page does not have. */
function brokenLinks(page: string): string[] {
	return linksOf(page).filter((target) => {
		const [path, anchor] = target.split('#');
		const file = path === '' ? page : join(dirname(page), path);
		if (PICTURES.includes(file)) return false;
		if (!existsSync(join(ROOT, file))) return true;
		return anchor !== undefined && !headingsOf(file).includes(anchor);
	});
}

test('pages link only to pages and headings that exist', () => {
	expect(PAGES.flatMap(linksOf).length).toBeGreaterThan(20);
	expect(PAGES.flatMap((page) => brokenLinks(page).map((target) => `${page}: ${target}`))).toEqual([]);
});

/** Addresses of documentation that the editor of n8n shows, with the file that names them. */
function editorLinks(): Array<readonly [file: string, url: string]> {
	const { n8n } = JSON.parse(read('package.json')) as { n8n: { nodes: string[]; credentials: string[] } };
	const source = (built: string): string => built.replace(/^dist\//, '');
	const codexes = n8n.nodes.map((built) => source(built).replace(/\.js$/, '.json'));
	const credentials = n8n.credentials.map((built) => source(built).replace(/\.js$/, '.ts'));
	return [
		...codexes.flatMap((file) => [...read(file).matchAll(/"url": "([^"]*)"/g)].map(([, url]) => [file, url] as const)),
		...credentials.flatMap((file) => [...read(file).matchAll(/documentationUrl =\s*'([^']*)'/g)].map(([, url]) => [file, url] as const)),
	];
}

test('the editor links to pages and headings of this project that exist', () => {
	const { homepage, repository } = JSON.parse(read('package.json')) as { homepage: string; repository: { url: string } };
	expect(repository.url).toBe(`git+${homepage}.git`);
	const links = editorLinks();
	// Five nodes, four of which have a credential of a service, and three credentials.
	expect(links).toHaveLength(12);
	const base = `${homepage}/blob/main/`;
	const broken = links.filter(([, url]) => {
		const [file, anchor] = url.slice(base.length).split('#');
		return !url.startsWith(base) || !PAGES.includes(file) || (anchor !== undefined && !headingsOf(file).includes(anchor));
	});
	expect(broken).toEqual([]);
});

test('every page is reachable from README', () => {
	const named = linksOf('README.md').map((target) => target.split('#')[0]);
	expect(PAGES.filter((page) => page !== 'README.md' && !named.includes(page))).toEqual([]);
});

test('the pictures of README are the expected ones', () => {
	expect([...read('README.md').matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, path]) => path).sort()).toEqual(PICTURES);
});

test('the exceptions page names every kind with its owner and hours, and no other', () => {
	const rows = [...read('docs/exceptions.md').matchAll(/^\| `(\w+)` \| (\w+) \| (\d+) \| (.+) \|$/gm)].map(([, kind, owner, hours]) => ({
		kind,
		owner,
		dueHours: Number(hours),
	}));
	expect(rows).toEqual(Object.entries(EXCEPTION_KINDS).map(([kind, { owner, dueHours }]) => ({ kind, owner, dueHours })));
});

/** Every file of the tree that a map may name, from the root on. */
function treeBelow(folder: string): string[] {
	return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (!entry.isDirectory()) return [path];
		return entry.name === 'node_modules' ? [] : [`${path}/`, ...treeBelow(path)];
	});
}
const TREE = ['nodes', 'credentials', 'workflows', 'sandbox', 'scripts', 'test', 'bench', 'docs'].flatMap((folder) => [
	`${folder}/`,
	...treeBelow(folder),
]);

test('the map of the code names only files and folders that exist', () => {
	const page = read('docs/architecture.md');
	const named = [...page.matchAll(/[\w./-]*\b\w+(?:\.types)?(?:\.ts|\.mjs|\/(?=`))/g)].map(([path]) => path.replace(/^\.\//, ''));
	expect(named.length).toBeGreaterThan(40);
	expect([...new Set(named)].filter((path) => !existsSync(join(ROOT, path)) && !TREE.some((known) => known.endsWith(`/${path}`)))).toEqual(
		[],
	);
});

test('the map of the code names every folder of the package below its nodes', () => {
	const page = read('docs/architecture.md');
	const folders = ['AmazonSellerCentral', 'Sage200', 'domain'].flatMap((part) =>
		treeBelow(`nodes/${part}`).filter((path) => path.endsWith('/') && path.split('/').length === 4),
	);
	const named = folders.filter((path) => !path.includes('__')).map((path) => path.split('/')[2]);
	expect(named).toEqual(expect.arrayContaining(['transport', 'posting', 'settlement']));
	expect(named.filter((name) => !page.includes(`\`${name}/\``))).toEqual([]);
});

test('pages name only npm scripts that exist', () => {
	const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
	const named = PAGES.flatMap((page) =>
		[...read(page).matchAll(/\bnpm (start|test|run (?:-s )?[\w:-]+)/g)].map(([, name]) => name.replace(/^run (-s )?/, '')),
	);
	expect(named).toEqual(expect.arrayContaining(['start', 'test', 'test:unit', 'test:contract', 'preview']));
	expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('README names the two commands that matter', () => {
	const blocks = [...read('README.md').matchAll(/```\n(npm \w+)\n```/g)].map(([, command]) => command);
	expect(blocks).toEqual(['npm start', 'npm test']);
});

test('the settings page has every setting with its value, default, owner and meaning, and no other', () => {
	const page = read('docs/settings.md');
	const cell = (text: string) => text.replace(/\|/g, '\\|');
	const wanted = describeSettings().map(
		({ key, form, unset, owner, means }) => `| \`${key}\` | ${cell(form)} | ${unset} | ${owner} | ${cell(means)} |`,
	);
	expect(wanted.length).toBeGreaterThan(30);
	expect(page.split('\n').filter((line) => /^\| `[\w.<>]+` \|/.test(line))).toEqual(wanted);
});

test('the templates page names every Data Table with all its columns, and every workflow', () => {
	const page = read('docs/templates.md');
	const tables = JSON.parse(read('workflows/package/data-tables.json')) as Array<{ name: string; columns: Array<{ name: string }> }>;
	const { workflows } = JSON.parse(read('workflows/package/ids.json')) as { workflows: Record<string, { name: string }> };
	const missing = tables.flatMap(({ name, columns }) => {
		const text = new RegExp(`\\*\\*${name}\\*\\*: ([\\s\\S]*?)(?=\\n\\n|\\*\\*)`).exec(page)?.[1] ?? '';
		return columns.filter((column) => !text.includes(`\`${column.name}\``)).map((column) => `${name}: ${column.name}`);
	});
	expect(missing).toEqual([]);
	expect(
		Object.values(workflows)
			.map(({ name }) => name)
			.filter((name) => !page.includes(name)),
	).toEqual([]);
});

test('the sandbox page names every operation of Amazon, every write of Sage and every fault that the sandbox has', () => {
	const page = read('docs/sandbox.md');
	const writes = RESOURCES.filter(({ post }) => post)
		.map(({ path }) => path.replace(/_new$/, ''))
		.filter((path) => !/^(couriers|customer_delivery_addresses|warehouse_holdings|bin_holdings|stocktake_)/.test(path));
	const faults = [...read('sandbox/core/faults.ts').matchAll(/^\t\| '(\w+)'/gm)].map(([, kind]) => kind);
	expect(faults.length).toBeGreaterThan(15);
	const wanted = [...Object.values(OPERATIONS).map(({ name }) => name), ...writes, ...faults];
	expect(wanted.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
