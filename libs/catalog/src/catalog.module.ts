import { Module } from '@nestjs/common';
import { Changes } from './changes.service.js';
import { Imports } from './imports/imports.service.js';
import { ItemNumbers } from './item-numbers.service.js';
import { Photos } from './photos.service.js';
import { Products } from './products.service.js';
import { Takedowns } from './takedowns.service.js';
import { Variants } from './variants.service.js';

const verbs = [Products, Variants, Photos, Changes, Takedowns, Imports];

@Module({ providers: [...verbs, ItemNumbers], exports: verbs })
export class CatalogModule {}
