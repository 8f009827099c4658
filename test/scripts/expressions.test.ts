import { shippedWorkflows } from '../../scripts/workflowPackage';

/** Longer than that, nobody reads it on the canvas. */
const LONGEST = 120;
/** What an expression may call: it takes fields and lists, and counts time. */
const CALLS = ['$', 'first', 'all', 'map', 'flatMap', 'flat', 'filter', 'toUTC', 'toISO', 'toMillis', 'fromMillis', 'plus', 'minus'];
/** What conditions of IF, Switch and Filter look at. None of it is an amount, a mode, an approval or a plan. */
const CONDITION_FIELDS = [
	'action',
	'decision',
	'eventId',
	'execution?.lastNodeExecuted',
	'holder',
	'key',
	'lease',
	'length',
	'ofRun',
	'orderId',
	'outcome',
	'person',
	'reportDocumentId',
	'returnId',
	'sageOrder',
	'settlementId',
	'state',
	'submittedAt',
	'won',
];
/** Words of money and of the right to post; the bridge compares them. */
const MONEY = /amount|total|balance|gross|net|payout|reserve|planHash|approved|mode\b|status/i;

interface Found {
	where: string;
	code: string;
}

const texts = (value: unknown, where: string): Found[] => {
	if (typeof value === 'string') return value.startsWith('=') ? [{ where, code: value }] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${where} > ${key}`));
};

/** Every `{{ … }}` of every template. */
const expressions: Found[] = shippedWorkflows()
	.flatMap(({ name, nodes }) => nodes.flatMap((node: any) => texts(node.parameters, `${name} > ${node.name}`)))
	.flatMap(({ where, code }) => [...code.matchAll(/\{\{(.*?)\}\}(?!\})/gs)].map(([, inside]) => ({ where, code: inside.trim() })));

/** Names of nodes are text, not code. */
const codeOnly = (code: string): string => code.replace(/'[^']*'/g, "''");

const complaint = ({ code }: Found): string | undefined => {
	const bare = codeOnly(code);
	if (code.length + 6 > LONGEST) return 'is too long';
	if (/JSON\.parse/.test(code)) return 'parses JSON';
	if (/(?<![=])[<>]|[<>]=|[!=]==?|&&|\|\||!|\?\?|[+*/%]|(?<![\w$])-/.test(bare.replaceAll('=>', ' '))) return 'compares or calculates';
	const questions = bare.replaceAll('?.', '.').split('?').slice(0, -1);
	if (questions.some((before) => !before.trim().endsWith('.isExecuted'))) return 'decides';
	const strange = [...bare.matchAll(/([$\w]+)\(/g)].map(([, name]) => name).filter((name) => !CALLS.includes(name));
	if (strange.length > 0) return `calls ${strange.join(', ')}`;
	if (/\.filter\((?!Boolean\))/.test(bare)) return 'chooses';
	return undefined;
};

describe('expressions of the templates', () => {
	it('take fields and lists; none decides, compares, calculates or parses', () => {
		expect(expressions.length).toBeGreaterThan(100);
		const bad = expressions.map((each) => ({ ...each, complaint: complaint(each) })).filter((each) => each.complaint);
		expect(bad).toEqual([]);
	});

	it.each([
		["$('A').first().json.mode === 'Auto' ? 'post' : 'wait'", 'compares or calculates'],
		['$json.total > 0', 'compares or calculates'],
		['$json.approved && $json.total', 'compares or calculates'],
		["$json.approved ? 'post' : 'wait'", 'decides'],
		['Number($json.total)', 'calls Number'],
		['JSON.parse($json.settings)', 'parses JSON'],
		["$('A').all().filter((row) => row.json.status)", 'chooses'],
		['$json.net + $json.tax', 'compares or calculates'],
		["$json.mode ?? 'Auto'", 'compares or calculates'],
	])('this test finds %s', (code, found) => {
		expect(complaint({ where: '', code })).toBe(found);
	});

	it('find every node that they name', () => {
		for (const { nodes } of shippedWorkflows()) {
			const names = nodes.map(({ name }: any) => name);
			const named = nodes.flatMap((node: any) => [...JSON.stringify(node.parameters).matchAll(/\$\('([^']+)'\)/g)].map(([, name]) => name));
			expect(named.filter((name) => !names.includes(name))).toEqual([]);
		}
	});

	it('in conditions look at what a node said, never at money', () => {
		const conditions = shippedWorkflows().flatMap(({ nodes }) =>
			nodes.flatMap((node: any) => {
				const rules = node.parameters.rules?.values ?? [node.parameters];
				return rules.flatMap((rule: any) => rule.conditions?.conditions ?? []).flatMap((one: any) => [one.leftValue, one.rightValue]);
			}),
		);
		const fields = conditions
			.filter((value) => String(value).startsWith('='))
			.map((value: string) => value.replace(/^=\{\{ | \}\}$/g, '').replace(/^.*?(\.json|\$json|\.all\(\))\./, ''));
		expect([...new Set(fields)].sort()).toEqual(CONDITION_FIELDS);
		for (const name of fields) expect(name).not.toMatch(MONEY);
	});
});
