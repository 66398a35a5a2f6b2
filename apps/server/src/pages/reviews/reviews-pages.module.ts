import { Module } from '@nestjs/common';
import { ReviewsModule } from '#libs/reviews';
import { DepartmentReviewsController } from './department-reviews.controller.js';
import { DeskReviewsController } from './desk-reviews.controller.js';
import { ProductReviewsController } from './product-reviews.controller.js';
import { WriteReviewController } from './write-review.controller.js';

@Module({
  imports: [ReviewsModule],
  controllers: [ProductReviewsController, WriteReviewController, DeskReviewsController, DepartmentReviewsController],
})
export class ReviewsPagesModule {}
