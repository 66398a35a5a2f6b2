import { Module } from '@nestjs/common';
import { ItemNumbers } from './item-numbers.service.js';
import { Photos } from './photos.service.js';
import { Products } from './products.service.js';
import { Variants } from './variants.service.js';

@Module({ providers: [Products, Variants, ItemNumbers, Photos], exports: [Products, Variants, Photos] })
export class CatalogModule {}
