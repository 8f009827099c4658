import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readSkuMap, type MappedSku, type SkuMapRow } from '../../../domain/order/skuMap';
import type { TableRow } from '../../../domain/text/tableRow';
import { readRows, type Parameter } from '../../parameters';
import type { RunCache } from '../../runCache';
import { refusalError } from '../../settings';

export const LEDGER: Parameter = { name: 'ledger', displayName: 'Ledger' };
export const MOVEMENTS: Parameter = { name: 'movements', displayName: 'FBA Movements' };
const SKU_MAP: Parameter = { name: 'skuMap', displayName: 'SKU Map' };

const rows = ({ name, displayName }: Parameter, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'json',
	default: '[]',
	required: true,
	description,
});

export const rowsField = rows;
export const ledgerField = rows(
	LEDGER,
	"Rows of Amazon's ledger as JSON, as FBA Inventory: Get Ledger Detail of Amazon Seller Central gives them",
);
export const movementsField = rows(
	MOVEMENTS,
	'Rows of the table FBA movements as JSON, all of them: what is posted already, approved or closed',
);
export const skuMapField = rows(SKU_MAP, 'Rows of the table Seller SKU map as JSON: sellerSku, stockCode, factor');

export const readTable = (context: IExecuteFunctions, parameter: Parameter): TableRow[] => readRows<IDataObject>(context, parameter, 0);

/** The SKU map. Throws with all that is wrong with it: with half of it nothing may go on. */
export function readSkus(context: IExecuteFunctions, run: RunCache): readonly MappedSku[] {
	const read = run.once(SKU_MAP.name, () => readSkuMap(readRows<SkuMapRow>(context, SKU_MAP, 0), []));
	if (read.ok) return read.value;
	throw refusalError(context, read.refusal);
}
