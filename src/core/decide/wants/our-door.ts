// Where a case is published, and by which door: the App's own, or the Action's in the product's workflow.
import { standingAsks } from '../../case/asks.ts';
import { isDrill } from '../../case/drill.ts';
import { ghsaOf } from '../../case/ghsa.ts';
import { productOf } from '../../case/product.ts';
import type { Scene } from '../scene.ts';

/** Which door may take publication intents for this product. Where it is the Action's, the App may once a tag of the case asked it to. */
export function isOurDoor(scene: Scene): boolean {
  const view = scene.view();
  const { door } = scene.world;
  // A release that really comes has nothing to do with a drill.
  if (isDrill(view)) return door === 'app';
  return productOf(view)?.product.publisher === door || (door === 'app' && standingAsks(view).length > 0);
}

/** Where it will be published; undefined without an advisory. */
export const placeOf = (scene: Scene): ReturnType<typeof ghsaOf> => ghsaOf(scene.view());
