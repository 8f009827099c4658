import { SettlementTotals } from '../../../nodes/domain/settlement/file/totals';
import { readStoredSettlement } from '../../../nodes/shared/settlementFile';
import { storage, STORED } from '../packed';

/** Reads a settlement and adds up by type. */
export async function task(path: string): Promise<number> {
	const totals = new SettlementTotals();
	const reading = await readStoredSettlement(storage(path), STORED, () => (row) => totals.add(row));
	if (!reading.ok) throw new Error(reading.refusal.message);
	return totals.list().reduce((rows, total) => rows + total.rows, 0);
}
