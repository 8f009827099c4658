import { sageText } from '../text/sageText';
import { scaled, takeLots, type Lot, type TakenLots } from './cost';
import { movementStatus, type MovementRow } from './movements';

/** What is missing by now, with the cost at which it was written off, and what of it waits to be posted. */
export class Lots {
	private readonly posted: Lot[] = [];
	private readonly waiting = new Map<string, number>();

	/** Takes a movement into account. `isSent`: it is posted, or will be in this run before anything that comes after it. */
	note({ stockCode, quantity, unitCost, toPlace, fromPlace }: MovementRow, isSent: boolean): void {
		const units = Number(quantity);
		if (!Number.isSafeInteger(units) || units <= 0) return;
		if (toPlace === 'lost' && isSent) this.posted.push({ stockCode, cost: scaled(unitCost) ?? 0n, left: units });
		if (toPlace === 'lost' && !isSent) this.waiting.set(sageText(stockCode), this.waitingFor(stockCode) + units);
		if (fromPlace === 'lost' && !isSent) this.waiting.set(sageText(stockCode), this.waitingFor(stockCode) - units);
	}

	/** Units that were found come back at the cost of the oldest losses. Undefined where fewer are missing. */
	take(stockCode: string, quantity: number): TakenLots | undefined {
		return takeLots(this.posted, stockCode, quantity);
	}

	/** Units of losses that are not posted yet. */
	waitingFor(stockCode: string): number {
		return this.waiting.get(sageText(stockCode)) ?? 0;
	}
}

/** What movements that are posted have left missing. */
export function lotsOf(rows: readonly MovementRow[]): Lots {
	const lots = new Lots();
	const posted = rows
		.filter((row) => movementStatus(row) === 'posted')
		.sort((a, b) => Number(a.date > b.date) - Number(a.date < b.date) || Number(a.eventId > b.eventId) - Number(a.eventId < b.eventId));
	for (const row of posted) if (row.toPlace === 'lost') lots.note(row, true);
	for (const row of posted) if (row.fromPlace === 'lost') lots.take(row.stockCode, Number(row.quantity) || 0);
	return lots;
}
