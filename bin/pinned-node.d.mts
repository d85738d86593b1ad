/** Folder of the installation. */
export const root: string;
/** Path of the pinned Node, or null where npm has none for this machine. */
export function pinnedNode(): string | null;
/** Why this machine cannot run the product, or null. */
export function unsupported(): string | null;
