export interface Picture {
  bytes: Uint8Array;
  type: 'image/png' | 'image/jpeg';
}

/** Gives the pictures of narratives; null for one that is gone or may not be seen. */
export type PictureSource = (attachmentId: string) => Promise<Picture | null>;
