import type { INodeExecutionData } from 'n8n-workflow';

/** What one input item came to. */
export type ItemResult = INodeExecutionData[] | Error;
