import type { Role } from '#lib/context';

/** In the order in which they are offered as readers. */
export const roles: readonly Role[] = ['owner', 'member', 'viewer'];
