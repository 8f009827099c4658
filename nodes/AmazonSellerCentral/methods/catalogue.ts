import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { listEndpoints, listOperations, listVersions } from '../transport/catalogue';

const options = (names: readonly string[]): INodePropertyOptions[] => names.map((name) => ({ name, value: name }));

/** Parts of the Selling Partner API. */
export async function getEndpoints(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return options(listEndpoints());
}

/** Versions of the chosen part, newest first. */
export async function getVersions(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return options(listVersions(String(this.getCurrentNodeParameter('endpoint') ?? '')).reverse());
}

/** Operations of the chosen version. */
export async function getOperations(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return options(
		listOperations(String(this.getCurrentNodeParameter('endpoint') ?? ''), String(this.getCurrentNodeParameter('version') ?? '')),
	);
}
