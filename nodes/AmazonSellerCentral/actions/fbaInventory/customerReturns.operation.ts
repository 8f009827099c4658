import { updateDisplayOptions } from 'n8n-workflow';
import { fbaReturnsProperties } from '../fbaReturns';

export const description = updateDisplayOptions(
	{ show: { resource: ['fbaInventory'], operation: ['customerReturns'] } },
	fbaReturnsProperties,
);

export { fbaReturns as execute } from '../fbaReturns';
