import type { INodePropertyOptions } from 'n8n-workflow';
import { AMAZON_CARRIERS, OTHER_CARRIER } from '../../../domain/despatch/carriers';

export const CARRIER_OPTIONS: INodePropertyOptions[] = [
	...AMAZON_CARRIERS.map((code) => ({ name: code, value: code })),
	{ name: 'Other', value: OTHER_CARRIER, description: 'Any other carrier; give its name' },
];
