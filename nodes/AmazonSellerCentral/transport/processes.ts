import { NodeOperationError, type ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { AmazonContext } from './context';

const MOST_PROCESSES = 100;

/**
 * How many n8n processes share the seller's quota at Amazon, by the credential; 1 where it does not say. Throws NodeOperationError when it is no
 * such number: with none, every process would take the whole quota.
 */
export function processesOf(context: AmazonContext, { processes }: ICredentialDataDecryptedObject, itemIndex?: number): number {
	const count = processes === undefined || processes === '' ? 1 : Number(processes);
	if (Number.isInteger(count) && count >= 1 && count <= MOST_PROCESSES) return count;
	throw new NodeOperationError(context.getNode(), 'The number of processes of the Amazon credential cannot be used', {
		itemIndex,
		description: `Give a whole number from 1 to ${MOST_PROCESSES}: how many n8n processes (the main one and workers) ask Amazon for this seller.`,
	});
}
