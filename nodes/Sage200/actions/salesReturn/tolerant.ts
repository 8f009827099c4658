import type { IExecuteFunctions } from 'n8n-workflow';
import { refused } from '../../posting/door/refusal';
import { isTooOld, NO_RETURNS } from '../../posting/record/salesReturn';
import { stopped } from '../../posting/door/stop';

/** Turns the 404 of an older Sage 200 into words that say what to do. */
export async function orHint<T>(node: IExecuteFunctions, reference: string, i: number, run: () => Promise<T>): Promise<T> {
	try {
		return await run();
	} catch (error) {
		throw hinted(node, error as Error, reference, i);
	}
}

const hinted = (node: IExecuteFunctions, error: Error, reference: string, i: number): Error =>
	isTooOld(error)
		? stopped(node.getNode(), refused('refusedBySage', NO_RETURNS.message, NO_RETURNS.remedy).refusal, { reference }, i)
		: error;
