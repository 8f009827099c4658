import { DEPOSIT, END } from './form/fileText';
import { boxesOfDocuments } from './form/selfCheck';
import type { ExpectedDocument, ExpectedException, ExpectedWaiting, Scenario } from './form/scenario.types';
import { ROLES } from './form/vocabulary';
import { decimal, pence } from './form/values';
import type { Names, Worked, WorkedDocument, WorkedException, WorkedWaiting } from './worked.types';

/** Where what comes out differs from what must; empty when it is right. */
export function differencesOf(scenario: Scenario, worked: Worked): string[] {
	const { expected } = scenario;
	return [
		...worked.notHandedOn.map((fact) => `nobody reads the fact "${fact}"`),
		...same('it', expected.posts ? 'posts' : 'is held', worked.posts ? 'posts' : 'is held'),
		...unmatched('exception', expected.exceptions, worked.exceptions, isThatException),
		...(expected.posts ? postingDifferences(scenario, worked) : []),
	];
}

function postingDifferences({ facts, expected }: Scenario, worked: Worked): string[] {
	const { names } = worked;
	const dayOf = (one: ExpectedDocument) =>
		one.date || londonDay(one.document === 'transfer out' ? (facts.get('deposit') ?? DEPOSIT) : (facts.get('end') ?? END));
	const inCodes = (one: ExpectedDocument): WorkedDocument => ({ ...named(one, names), date: dayOf(one) });
	const boxesWorked = boxesOfDocuments(worked.documents.map((one) => ({ ...one, lines: boxLines(one, names) })));
	return [
		...unequal('document', expected.documents.map(inCodes), worked.documents),
		...unmatched('waiting document', expected.waiting, worked.waiting, isThatWaiting),
		...Object.entries(expected.boxes).flatMap(([box, amount]) =>
			same(`box ${box}`, decimal(amount), decimal(boxesWorked[box as keyof typeof boxesWorked])),
		),
		...same('clearing afterwards', decimal(expected.clearing.closing), worked.closing),
		...(expected.series === undefined ? [] : same('series', expected.series, worked.series)),
		...(expected.provisional === undefined ? [] : same('provisional', decimal(expected.provisional), worked.provisional)),
	];
}

const same = (what: string, wanted: string, found: string): string[] =>
	wanted === found ? [] : [`${what}: should be ${wanted}, is ${found}`];

/** Day in the United Kingdom of an instant in UTC such as `2026-10-31 08:00`. */
function londonDay(instant: string): string {
	const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });
	return format.format(new Date(`${instant.replace(' ', 'T')}Z`));
}

const named = (one: ExpectedDocument, names: Names): WorkedDocument => ({
	...one,
	account: names.account(one.account || usualAccount(one.document)),
	amount: decimal(one.amount),
	lines: one.lines.map(({ nominal, net, tax, role }) => ({
		nominal: names.nominal(nominal),
		taxCode: names.taxCode(ROLES[role].role),
		net: decimal(net),
		tax: decimal(tax),
	})),
});

function usualAccount(document: WorkedDocument['document']): string {
	if (document.startsWith('sales')) return 'customer';
	if (document.startsWith('purchase')) return 'supplier';
	return document.startsWith('transfer') ? 'current account' : '';
}

const boxLines = ({ lines }: WorkedDocument, names: Names) =>
	lines.map(({ taxCode, net, tax }) => ({
		net: pence(net, 'net'),
		tax: pence(tax, 'tax'),
		onReturn: taxCode !== names.taxCode('outsideScope'),
	}));

function unequal(what: string, wanted: readonly WorkedDocument[], found: readonly WorkedDocument[]): string[] {
	const [left, right] = [wanted.map(inWords).sort(), found.map(inWords).sort()];
	return [
		...without(left, right).map((text) => `${what} missing: ${text}`),
		...without(right, left).map((text) => `${what} too many: ${text}`),
	];
}

/** The texts of one list that another does not have, each as often as it is missing. */
function without(texts: readonly string[], others: readonly string[]): string[] {
	const left = [...others];
	return texts.filter((text) => {
		const at = left.indexOf(text);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}

function inWords({ document, order, date, account, amount, lines }: WorkedDocument): string {
	const byAccount = new Map<string, { net: number; tax: number }>();
	for (const { nominal, taxCode, net, tax } of lines) {
		const key = `${nominal} code ${taxCode}`;
		const line = byAccount.get(key) ?? { net: 0, tax: 0 };
		byAccount.set(key, { net: line.net + pence(net, key), tax: line.tax + pence(tax, key) });
	}
	const analysis = [...byAccount].map(([key, { net, tax }]) => `${key}: ${decimal(net)} + ${decimal(tax)}`).sort();
	return [document, order, date, account, amount, ...analysis].filter(Boolean).join(' | ');
}

/** What is wanted and not found, and what is found and not wanted; each is found once at most. */
function unmatched<Wanted, Found>(
	what: string,
	wanted: readonly Wanted[],
	found: readonly Found[],
	isThat: (one: Wanted, other: Found) => boolean,
): string[] {
	const left = [...found];
	const missing = wanted.filter((one) => {
		const at = left.findIndex((other) => isThat(one, other));
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
	return [
		...missing.map((one) => `${what} missing: ${JSON.stringify(one)}`),
		...left.map((one) => `${what} too many: ${JSON.stringify(one)}`),
	];
}

const isThatException = ({ kind, holds, order, amount, says }: ExpectedException, other: WorkedException): boolean =>
	kind === other.kind &&
	holds === other.holds &&
	(order === '' || order === other.order) &&
	(amount === undefined || amount === Math.abs(pence(other.amount || '0.00', kind))) &&
	says.every((piece) => other.text.includes(piece));

const isThatWaiting = ({ document, order, amount, vat }: ExpectedWaiting, other: WorkedWaiting): boolean =>
	document === other.document &&
	order === other.order &&
	(amount === undefined || decimal(amount) === other.amount) &&
	(vat === undefined || decimal(vat) === other.vat);
