import type { ExceptionRecord } from '../exceptions/exception';
import type { DespatchContext, DespatchedOrder } from './despatch.types';
import { isTold, pairsOf } from './shipments';
import { packageException } from './urgency';

/**
 * Despatches that became less after Amazon was told of them (Sage lets them be changed until they are invoiced): by line of the sales order, over all notes. Nothing is taken back
 * at Amazon; a person is told. Only Sage's side is needed.
 */
export function shrinkage({ orderId, notes, rows }: DespatchedOrder, { settings, now }: DespatchContext): ExceptionRecord[] {
	const told = rows.filter(isTold);
	const tell = (message: string, detail: string, shipBy: string) =>
		packageException(
			'despatchShrunk',
			{ recordId: orderId, detail, message, remedy: REMEDY, shipBy, holds: false },
			now,
			settings.timeZone,
		);
	const gone = told.filter(({ despatchId }) => !notes.some((note) => note.despatchId === despatchId));
	const isGone = new Set(gone.map(({ key }) => key));
	const lessened = told.filter((row) => !isGone.has(row.key) && unitsTold(row.despatched) > unitsNow(notes, row.despatchId));
	return [
		...gone.map(({ despatchNo, shipBy }) =>
			tell(
				`Despatch note ${despatchNo} of Amazon order ${orderId} is no longer in Sage, but Amazon shows its parcel as sent.`,
				despatchNo,
				shipBy,
			),
		),
		...lessened.map(({ despatchNo, despatchId, despatched, shipBy }) =>
			tell(
				`Despatch note ${despatchNo} of Amazon order ${orderId} had ${unitsTold(despatched)} stock units when Amazon was told of its parcel, and has ${unitsNow(notes, despatchId)} now.`,
				despatchNo,
				shipBy,
			),
		),
	];
}

const REMEDY =
	'Amazon was told of these goods and is not told again. If they were not sent, send them or refund the buyer; if they went with another despatch note, correct the tracking number of the parcel in Seller Central. Then set this exception to ignored.';

const sum = (pairs: ReadonlyArray<readonly [string, number]>): number => pairs.reduce((total, [, units]) => total + units, 0);
const unitsTold = (despatched: string): number => sum(pairsOf(despatched));

const unitsNow = (notes: DespatchedOrder['notes'], despatchId: number): number =>
	notes
		.filter((note) => note.despatchId === despatchId)
		.flatMap(({ lines }) => lines)
		.reduce((total, { units }) => total + (units ?? 0), 0);
