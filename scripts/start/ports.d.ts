/** TCP ports of one bring-up, all on loopback. */
export interface Ports {
	readonly n8n: number;
	/** n8n's own task broker. */
	readonly broker: number;
	readonly sandbox: number;
}

/** The ports that people expect, unless the environment names others. Rejects in words when one is taken or is no port. */
export function usualPorts(environment: NodeJS.ProcessEnv): Promise<Ports>;

/** Three different ports that nobody uses now. */
export function freePorts(): Promise<Ports>;

/** So many different ports that nobody uses now. */
export function freePortNumbers(count: number): Promise<number[]>;
