import type { Parameter } from '../../parameters';
import { rowsField } from '../fba/fields';

export const FBA: Parameter = { name: 'fba', displayName: 'FBA Returns' };
export const FBM: Parameter = { name: 'fbm', displayName: 'FBM Returns' };
export const RETURNS: Parameter = { name: 'returns', displayName: 'Returns' };
export const ORDER_MONEY: Parameter = { name: 'orderMoney', displayName: 'Order Money' };

export const fbaField = rowsField(
	FBA,
	'Units that came back to Amazon as JSON, as Return: Get FBA Returns of Amazon Seller Central gives them',
);
export const fbmField = rowsField(FBM, 'Return requests as JSON, as Return: Get FBM Returns of Amazon Seller Central gives them');
export const returnsField = rowsField(RETURNS, 'Rows of the table Returns as JSON, all of them');
export const orderMoneyField = rowsField(ORDER_MONEY, 'Rows of the table Order money as JSON: what settlements paid back for each order');
