import { SetMetadata } from '@nestjs/common';

export const openKey = 'countersign:open';

/** Serves a route outside the contract without a session: health, the API's own description. */
export const Open = (): MethodDecorator & ClassDecorator => SetMetadata(openKey, true);
