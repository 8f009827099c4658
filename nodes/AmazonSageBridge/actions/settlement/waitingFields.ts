import type { INodeProperties } from 'n8n-workflow';
import type { Parameter } from '../../parameters';

export const WAITING: Parameter = { name: 'waiting', displayName: 'Waiting Credits' };
export const OPEN_EXCEPTIONS: Parameter = { name: 'openExceptions', displayName: 'Open Exceptions' };

export const waitingField: INodeProperties = {
	displayName: 'Waiting Credits',
	name: 'waiting',
	type: 'json',
	default: '[]',
	required: true,
	description: 'Rows of Waiting credits as JSON. Those that are posted or closed are passed over.',
};

export const openExceptionsField: INodeProperties = {
	displayName: 'Open Exceptions',
	name: 'openExceptions',
	type: 'json',
	default: '[]',
	required: true,
	description: 'Rows of Bridge exceptions as JSON. Open ones of orders of settlements are looked at again.',
};
