import type { INodeProperties } from 'n8n-workflow';
import type { Parameter } from './parameters';

export const NOW: Parameter = { name: 'now', displayName: 'Now' };

/** Fields that several operations have. The bridge reads no clock, so the time is a parameter. */
export const nowField: INodeProperties = {
	displayName: 'Now',
	name: 'now',
	type: 'string',
	default: '={{ $now.toISO() }}',
	required: true,
	description: 'Instant from which the due times of exceptions run, ISO 8601',
};

export const NOMINAL_MAP: Parameter = { name: 'nominalMap', displayName: 'Nominal Map' };

export const nominalMapField: INodeProperties = {
	displayName: 'Nominal Map',
	name: 'nominalMap',
	type: 'json',
	default: '[]',
	description:
		'Rows that override the catalogue of row types as JSON: transactionType, amountType, amountDescription, and nominalCode, costCentre, department, vat or nature. Read once per run, from the first item.',
};

export const binaryField: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the input binary field that holds the settlement file',
};
