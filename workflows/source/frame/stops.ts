/**
 * The node at which a run stops whose reason stands in *Bridge exceptions* and in the run log already. The error workflow knows it by this
 * name and does not record the run once more.
 */
export const RECORDED_STOP = 'Stop: the reason is recorded';
