import { Module } from '@nestjs/common';
import { ReviewReplies } from './review-replies.service.js';
import { Reviews } from './reviews.service.js';

@Module({ providers: [Reviews, ReviewReplies], exports: [Reviews, ReviewReplies] })
export class ReviewsModule {}
