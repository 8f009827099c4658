import { FormError, type Section } from './markdown';
import type { Boxes, DocumentLine, Expected, ExpectedDocument, ExpectedException, ExpectedWaiting } from './scenario.types';
import { DOCUMENTS, ROLES, type DocumentName, type RoleName } from './vocabulary';
import { oneOf, orderId, pence, sum } from './values';

type Sections = ReadonlyMap<string, Section>;
type Cells = Readonly<Record<string, string>>;

const rowsUnder = (section: Section | undefined): readonly Cells[] => section?.table?.rows ?? [];

/** What a scenario expects, from its sections `Posts` or `Held`, `Exceptions` and `Waiting`. */
export function expectedOf(sections: Sections, where: string): Expected {
	const [posts, held] = [sections.get('Posts'), sections.get('Held')];
	if (Boolean(posts) === Boolean(held)) throw new FormError(`${where}: say either "### Posts" or "### Held"`);
	const exceptions = rowsUnder(sections.get('Exceptions')).map((row) => exceptionOf(row, where));
	if (held && !exceptions.some(({ holds }) => holds)) throw new FormError(`${where}: it is held, so one exception holds`);
	if (posts && exceptions.some(({ holds }) => holds)) throw new FormError(`${where}: it posts, so no exception holds`);
	return {
		posts: Boolean(posts),
		documents: rowsUnder(posts).map((row) => documentOf(row, where)),
		boxes: boxesOf(posts, where),
		clearing: clearingOf(posts, where),
		...(posts?.facts.has('series') && { series: posts.facts.get('series') }),
		...(posts?.facts.has('provisional') && { provisional: pence(posts.facts.get('provisional') ?? '', where) }),
		exceptions,
		waiting: rowsUnder(sections.get('Waiting')).map((row) => waitingOf(row, where)),
	};
}

function documentOf(row: Cells, where: string): ExpectedDocument {
	const lines = (row.lines ? row.lines.split(';') : []).map((line) => lineOf(line.trim(), where));
	const total = sum(lines.map(({ net, tax }) => net + tax));
	const amount = pence(row.amount, where);
	if (lines.length > 0 && total !== amount) throw new FormError(`${where}: ${row.document} of ${row.amount} has lines of ${total / 100}`);
	return { ...nameOf(row.document, where), date: row.date ?? '', account: row.account ?? '', amount, lines };
}

/** `sales credit note for A`. */
function nameOf(text: string, where: string): Pick<ExpectedDocument, 'document' | 'order'> {
	const [, name = '', order = ''] = /^(.*?)(?: for (\S+))?$/.exec(text) ?? [];
	return { document: oneOf(Object.keys(DOCUMENTS) as DocumentName[], name, where), order: orderId(order) };
}

const waitingOf = ({ document, amount, vat }: Cells, where: string): ExpectedWaiting => ({
	...nameOf(document, where),
	...(amount !== 'any' && { amount: pence(amount, where) }),
	...(vat && { vat: pence(vat, where) }),
});

/** `referral 3.00 + 0.60 standard`, `4900 18.40 outside scope`. */
function lineOf(text: string, where: string): DocumentLine {
	const match = /^(\S+) (-?[\d.]+)(?: \+ (-?[\d.]+))? ([a-z ]+)$/.exec(text);
	if (!match) throw new FormError(`${where}: "${text}" is no line like "referral 3.00 + 0.60 standard"`);
	const role = oneOf(Object.keys(ROLES) as RoleName[], match[4], where);
	return { nominal: match[1], net: pence(match[2], where), tax: pence(match[3] ?? '0.00', where), role };
}

function exceptionOf(row: Cells, where: string): ExpectedException {
	return {
		kind: row.kind,
		holds: oneOf(['yes', 'no'], row.holds, where) === 'yes',
		order: orderId(row.order ?? ''),
		...(row.amount && { amount: pence(row.amount, where) }),
		says: row.says ? row.says.split(';').map((piece) => piece.trim()) : [],
	};
}

/** `1 = 4.00, 4 = 0.60, 6 = 20.00, 7 = 3.00`; `none` where no box moves. */
function boxesOf(posts: Section | undefined, where: string): Boxes {
	const boxes = { '1': 0, '4': 0, '6': 0, '7': 0 };
	const text = posts?.facts.get('boxes') ?? '';
	if (!posts || text === 'none') return boxes;
	for (const part of text.split(',')) {
		const match = /^(1|4|6|7) = (-?[\d.]+)$/.exec(part.trim());
		if (!match) throw new FormError(`${where}: "${part}" is no box like "1 = 4.00"`);
		boxes[match[1] as keyof Boxes] = pence(match[2], where);
	}
	return boxes;
}

/** `moves -50.00 to 50.00`. */
function clearingOf(posts: Section | undefined, where: string): Expected['clearing'] {
	if (!posts) return { movement: 0, closing: 0 };
	const match = /^moves (-?[\d.]+) to (-?[\d.]+)$/.exec(posts.facts.get('clearing') ?? '');
	if (!match) throw new FormError(`${where}: say "- clearing: moves -50.00 to 50.00"`);
	return { movement: pence(match[1], where), closing: pence(match[2], where) };
}
