import type { INodeProperties } from 'n8n-workflow';
import * as bank from './actions/bank';
import * as cashBook from './actions/cashBook';
import * as country from './actions/country';
import * as currency from './actions/currency';
import * as customer from './actions/customer';
import * as despatch from './actions/despatch';
import * as nominalCode from './actions/nominalCode';
import * as odata from './actions/odata';
import * as period from './actions/period';
import * as postingPlan from './actions/postingPlan';
import * as product from './actions/product';
import * as salesLedger from './actions/salesLedger';
import * as salesOrder from './actions/salesOrder';
import * as salesReturn from './actions/salesReturn';
import * as settings from './actions/settings';
import * as site from './actions/site';
import * as stock from './actions/stock';
import * as stocktake from './actions/stocktake';
import * as taxCode from './actions/taxCode';

/** Fields of the node: the resource, then each resource's operations with their parameters. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Bank Account', value: 'bank' },
			{ name: 'Cash Book', value: 'cashBook' },
			{ name: 'Country', value: 'country' },
			{ name: 'Currency', value: 'currency' },
			{ name: 'Custom Query', value: 'odata' },
			{ name: 'Customer', value: 'customer' },
			{ name: 'Despatch', value: 'despatch' },
			{ name: 'Nominal Code', value: 'nominalCode' },
			{ name: 'Period', value: 'period' },
			{ name: 'Posting Plan', value: 'postingPlan' },
			{ name: 'Product', value: 'product' },
			{ name: 'Sales Ledger', value: 'salesLedger' },
			{ name: 'Sales Order', value: 'salesOrder' },
			{ name: 'Sales Return', value: 'salesReturn' },
			{ name: 'Setting', value: 'settings' },
			{ name: 'Site', value: 'site' },
			{ name: 'Stock', value: 'stock' },
			{ name: 'Stocktake', value: 'stocktake' },
			{ name: 'Tax Code', value: 'taxCode' },
		],
		default: 'salesOrder',
	},
	...bank.description,
	...cashBook.description,
	...country.description,
	...currency.description,
	...customer.description,
	...despatch.description,
	...nominalCode.description,
	...odata.description,
	...period.description,
	...postingPlan.description,
	...product.description,
	...salesLedger.description,
	...salesOrder.description,
	...salesReturn.description,
	...settings.description,
	...site.description,
	...stock.description,
	...stocktake.description,
	...taxCode.description,
];
