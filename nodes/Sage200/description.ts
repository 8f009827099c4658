import type { INodeProperties } from 'n8n-workflow';
import * as bank from './actions/bank';
import * as cashBook from './actions/cashBook';
import * as customer from './actions/customer';
import * as nominalCode from './actions/nominalCode';
import * as postingPlan from './actions/postingPlan';
import * as product from './actions/product';
import * as salesOrder from './actions/salesOrder';
import * as settings from './actions/settings';
import * as site from './actions/site';
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
			{ name: 'Customer', value: 'customer' },
			{ name: 'Nominal Code', value: 'nominalCode' },
			{ name: 'Posting Plan', value: 'postingPlan' },
			{ name: 'Product', value: 'product' },
			{ name: 'Sales Order', value: 'salesOrder' },
			{ name: 'Setting', value: 'settings' },
			{ name: 'Site', value: 'site' },
			{ name: 'Tax Code', value: 'taxCode' },
		],
		default: 'salesOrder',
	},
	...bank.description,
	...cashBook.description,
	...customer.description,
	...nominalCode.description,
	...postingPlan.description,
	...product.description,
	...salesOrder.description,
	...settings.description,
	...site.description,
	...taxCode.description,
];
