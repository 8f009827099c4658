import type { Boxes, Expected } from './scenario.types';
import { DOCUMENTS, ROLES } from './vocabulary';
import { decimal, sum } from './values';

/** A line with what the boxes ask of it; pence. */
interface BoxLine {
	readonly net: number;
	readonly tax: number;
	readonly onReturn: boolean;
}

/** VAT boxes that documents move. Output VAT and net of sales less credits in 1 and 6, input VAT and net of purchases less credits in 4 and 7. */
export function boxesOfDocuments(
	documents: ReadonlyArray<{ readonly document: keyof typeof DOCUMENTS; readonly lines: readonly BoxLine[] }>,
): Boxes {
	const boxes = { '1': 0, '4': 0, '6': 0, '7': 0 };
	for (const { document, lines } of documents) {
		const { vat, sign } = DOCUMENTS[document];
		if (vat === 'none') continue;
		const [taxBox, netBox] = vat === 'output' ? (['1', '6'] as const) : (['4', '7'] as const);
		for (const { net, tax } of lines.filter(({ onReturn }) => onReturn)) {
			boxes[taxBox] += sign * tax;
			boxes[netBox] += sign * net;
		}
	}
	return boxes;
}

/** Where a scenario contradicts itself: its boxes and its clearing must follow from its own documents. */
export function contradictions({ posts, documents, boxes, clearing }: Expected): string[] {
	if (!posts) return [];
	const lines = documents.map((one) => ({ ...one, lines: one.lines.map((line) => ({ ...line, onReturn: ROLES[line.role].onReturn })) }));
	const worked = boxesOfDocuments(lines);
	const wrong = (Object.keys(boxes) as Array<keyof Boxes>).filter((box) => boxes[box] !== worked[box]);
	const movement = sum(documents.map(({ document, amount }) => DOCUMENTS[document].clearing * amount));
	return [
		...wrong.map((box) => `box ${box} is stated as ${decimal(boxes[box])}, its documents make ${decimal(worked[box])}`),
		...(movement === clearing.movement
			? []
			: [`clearing is said to move ${decimal(clearing.movement)}, its documents move it ${decimal(movement)}`]),
	];
}
